//! The words of figures.

use super::super::words::List;

/// Whether `word` is one of `words`, which a blank parts, whatever its case.
pub(super) fn is_among(word: &str, words: &str) -> bool {
    words
        .as_bytes()
        .split(|byte| *byte == b' ')
        .any(|known| known.eq_ignore_ascii_case(word.as_bytes()))
}

/// The words that a number begins with, where it is written in words: most words are none, and need no further look.
pub(super) static BEGINS: List = List::new(
    "a an billions dozens eight eighteen eighty eleven fifteen fifty five forty four fourteen half hundreds millions \
     nine nineteen ninety one scores seven seventeen seventy six sixteen sixty ten tens thirteen thirty thousands \
     three twelve twenty two",
);

/// What a word multiplies a number by.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word.to_ascii_lowercase().as_str() {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mn" | "mln" => 1e6,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        "dozen" => 12.0,
        _ => return None,
    })
}

/// The number from one to ninety that a word is.
pub(super) fn cardinal(word: &str) -> Option<f64> {
    const ONES: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
        sixteen seventeen eighteen nineteen";
    const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
    let place = |words: &str| {
        words
            .split(' ')
            .position(|known| known.eq_ignore_ascii_case(word))
    };
    let small = |at: usize| u32::try_from(at).ok().map(f64::from);
    place(ONES)
        .and_then(small)
        .map(|at| at + 1.0)
        .or_else(|| place(TENS).and_then(small).map(|at| (at + 2.0) * 10.0))
}

/// What a word that tells of many without a number stands for, from the least to the most.
pub(super) fn vague(word: &str) -> Option<(f64, f64)> {
    Some(match word.to_ascii_lowercase().as_str() {
        "dozens" => (24.0, 99.0),
        "scores" => (40.0, 199.0),
        "hundreds" => (1e2, 999.0),
        "thousands" => (1e3, 9_999.0),
        "millions" => (1e6, 999e6),
        "billions" => (1e9, 999e9),
        _ => return None,
    })
}

/// The kind of money that a mark before a number is.
pub(super) fn currency_mark(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "$" => "$",
        "€" => "€",
        "£" => "£",
        "¥" => "¥",
        "₹" => "₹",
        "₽" => "₽",
        "₴" => "₴",
        "₩" => "₩",
        _ => return None,
    })
}

/// The kind of money that a word after a number is.
pub(super) fn currency(word: &str) -> Option<&'static str> {
    Some(match word.to_ascii_lowercase().as_str() {
        "dollar" | "dollars" => "$",
        "cent" | "cents" => "cent",
        "euro" | "euros" => "€",
        "yen" => "¥",
        "yuan" | "renminbi" => "yuan",
        "ruble" | "rubles" | "rouble" | "roubles" => "₽",
        "rupee" | "rupees" => "₹",
        "crown" | "crowns" | "krona" | "kronor" | "krone" | "kroner" => "crown",
        "franc" | "francs" => "franc",
        "peso" | "pesos" => "peso",
        "hryvnia" | "hryvnias" => "₴",
        "lira" | "liras" => "lira",
        "rand" => "rand",
        "shekel" | "shekels" => "shekel",
        _ => return None,
    })
}

/// Nouns of many that do not end in s.
pub(super) static MANY: List = List::new(
    "people men women children personnel police troops aircraft staff crew cattle sheep fish \
    feet teeth geese mice species series data media criteria percent cavalry infantry artillery offspring youth \
    wounded dead injured homeless wives lives",
);

/// Units that stand for themselves and are short.
pub(super) static SHORT_UNITS: List =
    List::new("km kg mph kph mg ml cm mm ft lb lbs oz sq mw gw kw mwh kwh hp gb tb mb hz");

/// Words at which a noun has ended or has not begun.
pub(super) static STOPS: List = List::new(
    "a about above according across after against ago along although am amid among an and \
    any are around as at away be because been before behind being below between beyond both but by can could did do \
    does down due during each either else even ever every except few for from further had has have having he her here \
    hers him his how however i if in including inside instead into is it its itself just later least left less like \
    many may me might more most much must my near nearly neither never next no nor not now of off on once only onto \
    or other others our out outside over own per plus rather same shall she should since so some soon still such \
    than that the their them then there these they this those though through throughout till to together too toward \
    towards under until up upon us versus very via was we were what when where whether which while who whom whose why \
    will with within without would yet you your ago besides earlier each apiece annually overall respectively worldwide \
    nationwide alone myself yourself himself herself ourselves yourselves themselves",
);

/// Verbs in the past or present that follow what is counted, and do not look it.
pub(super) static VERBS: List = List::new(
    "took came went fled said told left died began made met held won lost got saw became \
    fell rose grew ran sat stood spent sent led spoke took gave put set cut hit let say says want wants need needs \
    make makes take takes go goes come comes get gets give gives live lives work works stay stays remain remains \
    think thinks believe believes know knows see sees use uses face faces find finds show shows include includes lie \
    wait waits die dies turn turns",
);

/// Words whose number names one of a kind: `Section 230`, `page 3`.
pub(super) static NAMES: List = List::new(
    "article chapter channel class district division episode figure flight formula gate \
    game grade group highway hurricane interstate level line lot no number page part phase platform point proposition \
    resolution room round route season section seed stage step table terminal title top type unit version volume war \
    ward week world day ages age aged article rule amendment apollo boeing airbus iphone covid agenda bill measure no. \
    act book track psalm verse area suite apartment apt box",
);

/// Words right after a number that make it a time of day, an age or a place in a row.
pub(super) static NOT_COUNTED: List =
    List::new("am pm a.m p.m o st nd rd th gmt et est edt pt pst bst utc yearold");
