//! The words the reader of speech knows: those of grammar and of offices. No name of anybody. Verbs of speaking have
//! a home of their own.
//!
//! Every word of a text is looked up once, in all lists together; which of them it is in is then a bit each.

use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::listed::lists;
pub(in crate::news::quote) use super::verbs::{
    CALLS, CLAIMS, DEEDS, FIRST_OF_CUES, LABELS, NOUNS_TOO, SAYS, TELLS, WEAK,
};

/// A list of words in lower case.
#[derive(Debug)]
pub(in crate::news::quote) struct Lexicon {
    bit: Lists,
    list: &'static str,
}

/// Some of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::news::quote) struct Lists(u32);

impl Lists {
    /// Whether one of them is among `others`.
    pub(in crate::news::quote) fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// These without `others`.
    pub(in crate::news::quote) fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }
}

impl Lists {
    /// These and `others`.
    pub(in crate::news::quote) const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

impl BitOr for Lists {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Lexicon {
    pub(in crate::news::quote) const fn new(place: u32, list: &'static str) -> Self {
        Self {
            bit: Lists(1 << place),
            list,
        }
    }

    /// This list among others.
    pub(super) const fn bit(&self) -> Lists {
        self.bit
    }

    /// Whether `word` is in it.
    pub(in crate::news::quote) fn contains(&self, word: &str) -> bool {
        lists(word).meets(self.bit)
    }

    /// Its words.
    pub(in crate::news::quote) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.list.split_whitespace()
    }
}

/// Every list.
pub(in crate::news::quote) static ALL: [&Lexicon; 31] = [
    &SAYS,
    &TELLS,
    &CALLS,
    &LABELS,
    &NOUNS_TOO,
    &PRONOUNS,
    &NOBODY,
    &DETERMINERS,
    &PREPOSITIONS,
    &TIES,
    &JOINERS,
    &AUXILIARIES,
    &TIMES,
    &ADVERBS,
    &NOUNS_IN_LY,
    &NOT_NAMES,
    &PARTICLES,
    &TITLES,
    &LEADERS,
    &HE,
    &SHE,
    &BODIES,
    &MEN,
    &WOMEN,
    &PERSONS,
    &PEOPLE,
    &OCCASIONS,
    &FIRST_OF_CUES,
    &WEAK,
    &CLAIMS,
    &DEEDS,
];

/// Lists of words of grammar.
pub(super) const GRAMMAR: Lists = Lists(
    DETERMINERS.bit.0
        | PREPOSITIONS.bit.0
        | JOINERS.bit.0
        | AUXILIARIES.bit.0
        | ADVERBS.bit.0
        | PRONOUNS.bit.0
        | NOBODY.bit.0,
);

/// Lists of words that may begin a cue.
pub(in crate::news::quote) const CUES: Lists = Lists(
    SAYS.bit.0 | TELLS.bit.0 | CALLS.bit.0 | LABELS.bit.0 | FIRST_OF_CUES.bit.0 | CLAIMS.bit.0,
);

/// Pronouns that stand for somebody.
pub(in crate::news::quote) static PRONOUNS: Lexicon = Lexicon::new(5, "he it she they");

/// Pronouns that stand for nobody in particular.
pub(in crate::news::quote) static NOBODY: Lexicon = Lexicon::new(
    6,
    "another anybody anyone anything everybody everyone everything i many me most nobody none nothing one \
     others people some somebody someone something that there these this those we what which who you",
);

/// Words that begin a noun phrase.
pub(in crate::news::quote) static DETERMINERS: Lexicon = Lexicon::new(
    7,
    "a an another any both each every her his its many more most my no one other our several some that the their \
     these this those three two",
);

/// Prepositions.
pub(in crate::news::quote) static PREPOSITIONS: Lexicon = Lexicon::new(
    8,
    "about across after against ahead along alongside amid among around at before behind below beneath beside \
     between beyond by despite during following for from in inside into like near of off on onto out outside over \
     since through throughout to toward towards under until up upon via with within without",
);

/// Prepositions that tie a noun phrase to the one before it: `a spokesman for the ministry`.
pub(in crate::news::quote) static TIES: Lexicon = Lexicon::new(9, "at for from in of on to with");

/// Words that begin a clause or join two.
pub(in crate::news::quote) static JOINERS: Lexicon = Lexicon::new(
    10,
    "although and as because but how however if nor not or plus so than that then though unless until what when where \
     whereas whether which while who whom whose why yet",
);

/// Auxiliary verbs.
pub(in crate::news::quote) static AUXILIARIES: Lexicon = Lexicon::new(
    11,
    "am are aren't aren’t be been being can can't cannot can’t could couldn't couldn’t did didn't didn’t do \
     does doesn't doesn’t don't don’t had hadn't hadn’t has hasn't hasn’t have haven't haven’t having is isn't \
     isn’t may might must never shall should shouldn't shouldn’t was wasn't wasn’t were weren't weren’t will \
     won't won’t would wouldn't wouldn’t",
);

/// Words of time.
pub(super) static TIMES: Lexicon = Lexicon::new(
    12,
    "afternoon ago april aug aug. august century day days dec dec. decade december earlier evening feb feb. \
     february friday hour hours jan jan. january july june last later march may minutes monday month months \
     morning next night nov nov. november now oct oct. october past recently saturday sept sept. september spring \
     summer sunday thursday today tomorrow tonight tuesday wednesday week weekend weeks winter year years \
     yesterday",
);

/// Adverbs (and the like) that stand between a speaker and the verb.
pub(super) static ADVERBS: Lexicon = Lexicon::new(
    13,
    "again already also always even ever famously further herself himself itself just long often once only soon still themselves \
     too who",
);

/// Nouns that end as adverbs do.
pub(super) static NOUNS_IN_LY: Lexicon = Lexicon::new(
    14,
    "ally anomaly assembly bully butterfly daily elderly family friendly homily monopoly quarterly rally reply \
     supply weekly",
);

/// Words that begin a sentence with a capital and are no names.
pub(super) static NOT_NAMES: Lexicon = Lexicon::new(
    15,
    "according accordingly actually adding additionally allegedly alternatively apparently approximately asked \
     asking basically called calling certainly citing clearly consequently conversely currently dear don't \
     early eight essentially eventually famously finally five fortunately four frankly generally given good great happy he's hence \
     here here's he’s historically honestly hopefully how i'd i'll i'm i've importantly increasingly initially \
     instead interestingly it's it’s i’d i’ll i’m i’ve later let let's luckily meanwhile meet more moreover named \
     nearly nevertheless nine no nonetheless notably noting now obviously officially oh only originally perhaps please politically \
     previously read recently reportedly roughly sadly said saying says see separately seven she's she’s similarly six \
     simply speaking specifically starring subsequently surprisingly technically thankfully thanks that's that’s \
     theoretically thereafter therefore there's there’s they're they’re today told typically thus ultimately unfortunately unlike \
     unusually updated usually watch we're we've well we’re we’ve why writing wrote yes",
);

/// Words in lower case within a name.
pub(super) static PARTICLES: Lexicon = Lexicon::new(
    16,
    "al bin bint da de del della der di dos du el ibn la le ten ter van von y",
);

/// Offices and forms of address that stand before a name.
pub(in crate::news::quote) static TITLES: Lexicon = Lexicon::new(
    17,
    "adm. administrator admiral adviser advisor ag agent ambassador analyst anchor archbishop assistant \
     associate attorney author ayatollah baron baroness bishop boss brig. candidate capt. captain cardinal ceo \
     cfo chair chairman chairwoman chancellor chief cmdr. co-founder coach col. colonel columnist commander \
     commissioner congressman congresswoman consultant coo coordinator correspondent councilman councilwoman \
     counsel counselor count countess cpl. dame defence defense democrat democratic deputy det. detective \
     director doctor dr dr. duchess duke economist editor emperor epidemiologist executive father finance \
     foreign former founder fr. gen. general gop gov. governor head health host inspector interior \
     investigator judge justice king lady leader lieutenant lord lt. maj. majority manager marshal mayor \
     mep minister ministers minority miss mla mp mr mr. mrs mrs. ms ms. msp nominee officer owner pastor pope premier \
     president president-elect presidents prime prince princess principal producer prof. professor prosecutor \
     quarterback queen rabbi rep. reporter representative reps. republican rev. reverend saint scientist \
     secretary sen. senator senators sens. sergeant sgt. sheikh sheriff sir sister spokesman spokesperson \
     spokeswoman st. state strategist sultan superintendent surgeon treasurer treasury trooper undersecretary \
     vice vp",
);

/// Offices that `leader` may stand for.
pub(in crate::news::quote) static LEADERS: Lexicon = Lexicon::new(
    18,
    "chancellor dictator emperor governor king leader minister premier president queen sultan",
);

/// Roles of men.
pub(in crate::news::quote) static HE: Lexicon = Lexicon::new(
    19,
    "actor archbishop baron boy boyfriend brother businessman cardinal chairman congressman councilman dad duke \
     emperor father grandfather husband king lord man mr mr. nephew pope prince sir son spokesman sultan uncle",
);

/// Roles of women.
pub(in crate::news::quote) static SHE: Lexicon = Lexicon::new(
    20,
    "actress aunt baroness bride businesswoman chairwoman congresswoman councilwoman countess dame daughter duchess \
     fiancee fiancée girl girlfriend grandmother lady miss mom mother mrs mrs. ms ms. niece princess queen sister spokeswoman widow wife \
     woman",
);

/// Words that make a capitalised run a body or a thing rather than a person.
pub(in crate::news::quote) static BODIES: Lexicon = Lexicon::new(
    21,
    "academy administration agency air airline airlines airport airways alliance and army arts assembly associated \
     association authority avenue awards bank bay beach board bowl brand bureau business campaign capitol \
     carrier castle center centers centre championship church city club coalition college commission committee \
     company conference congress control corporation corps council county court cup democrats department \
     district east education energy entertainment europe federation ferries firm foods force forces foundation fund garden \
     government group guard hall high hill holdings hospital hotel house inc inc. industries labs institute international island \
     islands journal korea label lake league library lines ltd magazine medical ministry motors museum national nations \
     navy netflix network new news north office olympic olympics organisation organization palace park parliament \
     party pharmaceuticals pictures plc police post press project railway railways republicans research resources river road school sea security senate service \
     services society south sports square stadium startup states station store street studios system team technologies \
     theater theatre times today tower trust tv union united university valley war week west zoo",
);

/// Common given names of men: only to keep `she` from a man.
pub(in crate::news::quote) static MEN: Lexicon = Lexicon::new(
    22,
    "aaron abdul abraham adam adrian ahmed alan alastair albert alec alejandro alex alexander alfonso alfred \
     alistair allan alvin amir anders andre andrei andres andrew andy angelo angus anthony antoine antonio \
     antony arnold arthur arturo barack barry bart bashar ben benjamin bernard bernie bill bob bobby boris \
     boyd brad bradley brandon brendan brent brett brian bruce bryan calvin carl carlos carlton cecil cedric \
     cesar chad charles charlie chris christopher chuck clarence claude clayton clifford clive cody colin \
     conor corey cory craig curtis cyril damian damon dan daniel danny daryl dave david dean dennis derek \
     derrick diego dimitri dmitry dominic dominick don donald donnie doug douglas dustin dwayne dwight dylan \
     ed eddie edgar eduardo edward edwin eli elijah elliot elliott elon emilio emmanuel emmett enrique eric \
     ernest ernesto ethan eugene evan felipe fernando francis francisco francois frank fred freddie frederick \
     gabriel garrett gary gavin gene geoffrey george gerald gerard giorgio glen glenn gordon graham greg \
     gregory gus hans harold harry hassan hector henri henry herbert herman hiroshi howard hugh hugo humza \
     hunter hussein ian ibrahim igor ilya isaac isaiah ismail issac ivan jack jacob jake jamal james jared \
     jason javier jay jeff jeffrey jeremiah jeremy jerome jerry jesse jim jimmie jimmy joaquin joe joel johan \
     john johnny jon jonathan jorge jose joseph josh joshua juan julian julio justin kamal kareem karim karl \
     keir keith ken kenneth kenny kevin kirk klaus kurt kyle larry lars laurent lawrence lenny leo leon \
     leonard leroy lewis liam lloyd louie louis lucas luigi luis luka luke malcolm manuel marc marcel marco \
     marcus mario mark martin marvin mateo matt matthew maurice mauricio max michael miguel mike mikhail mitch \
     mitchell mohamed mohammad mohammed muhammad murray narendra nathan nathaniel ned neil nicholas nick nigel \
     noah olaf oliver olivier omar oscar pablo pascal patrick paul pedro pete peter phil philip phillip pierre \
     quentin rafael rahul ralph ramon randall randy raul ray raymond reginald reuben rex ricardo riccardo \
     richard rick rishi rob robert roberto rodney rodrigo roger rohan roland romeo ron ronald ross roy rudy \
     rupert russell ryan salman salvador sam samuel santiago scott sean sebastian sergei sergio seth shane \
     shaun shawn sidney simeon simon stan stanley stefan stephan stephen steve steven stewart stuart sven \
     tariq ted terry theo theodore thomas tim timothy todd tom tommy tony travis trevor troy tucker tyler \
     tyrone umar victor viktor vince vincent vladimir vladislav volodymyr wade walter warren wayne wendell \
     wesley will william willie winston xavier yusuf zach zack",
);

/// Common given names of women: only to keep `he` from a woman.
pub(in crate::news::quote) static WOMEN: Lexicon = Lexicon::new(
    23,
    "abigail adriana agnes aisha alexandra alexandria alexis alice alicia alina alison allison alyssa amanda \
     amber amelia amy andrea angela angelica angelina anita ann anna anne annette annie antonia ariana arlene \
     ashley audrey ava barbara becky bella bernadette beth bethany bettina betty beverly bianca blanca bonnie \
     brenda brittany brittney caitlin camilla camille candace carla carmen carol caroline carolyn cassandra \
     catherine cecilia celeste charlene charlotte cheryl chloe christina christine cindy claire clara claudia \
     colleen connie constance corinne courtney crystal cynthia daisy dana daniela danielle daphne deanna \
     debbie deborah debra denise diana diane dolores donna doris dorothy edith eileen elaine eleanor elena \
     elisa elisabeth elise eliza elizabeth ella ellen elsa emily emma erica erika erin esther eugenia eva \
     evelyn fatima fiona florence frances francesca gabriela gabriella genevieve geraldine gina giorgia gloria \
     grace greta gretchen gwen hannah harriet hazel heather heidi helen hilary hillary holly ida imogen ingrid \
     irene irina iris isabel isabella ivanka jacinda jackie jacqueline jada jamila jana jane janet janice \
     jasmin jasmine jean jeanne jeannette jenna jennifer jenny jessica jill joan joanna jocelyn josephine \
     joyce juanita judith judy julia juliana julie juliet kaitlyn kamala kara karen katarina kate katherine \
     kathleen kathryn kathy katie katya kayla kellie kelly kelsey kendra kerri kiara kim kimberly kirsten \
     kirstie krista kristen kristi kristin kristina lara larissa latoya laura lauren leah leila lena lesley \
     leslie leticia liliana lillian lily linda lindsay lindsey lisa liz lorena lori lorraine louise lucia \
     lucinda lucy luisa lydia lynn madeleine madeline madison maggie malala mandy mara marcia margaret margot \
     maria mariah mariana marianne marie marilyn marina marissa marjorie marsha martha mary maureen maxine \
     maya megan meghan melania melinda melissa meredith mia michele michelle mildred mindy minnie miranda \
     molly mona monica monique nadia nadine nancy naomi natalia natalie natasha nicole nikki nina nora norma \
     olga olivia pamela patricia patty paula pauline peggy penny petra phoebe phyllis polly priscilla rachel \
     raquel rebecca regina renee rhonda rita roberta robin rochelle rosa rosalynn rosanna rose rosemary \
     roxanne ruby ruth sabrina sally samantha sandra sara sarah selena serena sharon shawna sheila sheryl \
     shirley simone siobhan sofia sonia sonya sophia sophie stacey stella stephanie sue susan suzanne svetlana \
     sylvia tamara tammy tanya tara tatiana taylor teresa theresa tiffany tina tracey tracy trisha trudy \
     ursula valerie vanessa vera veronica vicky victoria virginia vivian wendy whitney wilma yolanda yolande \
     yvonne zara zoe",
);

/// What is said of countries, with the country: where the ending alone does not tell.
pub(in crate::news::quote) static NATIONS: LazyLock<
    HashMap<&'static str, &'static str, RandomState>,
> = LazyLock::new(|| {
    "america american u.s us u.s.; britain british uk u.k.; france french; germany german; netherlands dutch; \
     spain spanish; ireland irish; wales welsh; scotland scottish; england english; greece greek; turkey \
     turkish; switzerland swiss; sweden swedish; denmark danish; poland polish; finland finnish; czechia \
     czech; philippines filipino philippine; china chinese; japan japanese; israel israeli; iraq iraqi; \
     pakistan pakistani; thailand thai; portugal portuguese; vietnam vietnamese; lebanon lebanese; ukraine \
     ukrainian; russia russian; europe european; saudi saudi; afghanistan afghan; belgium belgian; brazil \
     brazilian; canada canadian; hungary hungarian; italy italian; norway norwegian; peru peruvian; slovakia \
     slovak; slovenia slovene; croatia croat; serbia serb; taiwan taiwanese; myanmar burmese; argentina \
     argentine; austria austrian; australia australian; kazakhstan kazakh; tajikistan tajik; iran iranian; \
     india indian; egypt egyptian; syria syrian; libya libyan; mexico mexican; colombia colombian; venezuela \
     venezuelan; nigeria nigerian; kenya kenyan; ethiopia ethiopian; somalia somali; sudan sudanese; rwanda \
     rwandan; congo congolese; uganda ugandan; ghana ghanaian; morocco moroccan; algeria algerian; tunisia \
     tunisian; qatar qatari; kuwait kuwaiti; yemen yemeni; bahrain bahraini; cyprus cypriot; iceland icelandic; \
     estonia estonian; latvia latvian; lithuania lithuanian; belarus belarusian; moldova moldovan; romania \
     romanian; bulgaria bulgarian; albania albanian; kosovo kosovan; bosnia bosnian; montenegro montenegrin; \
     armenia armenian; azerbaijan azerbaijani; uzbekistan uzbek; kyrgyzstan kyrgyz; mongolia mongolian; nepal \
     nepalese; bangladesh bangladeshi; indonesia indonesian; malaysia malaysian; singapore singaporean; \
     cambodia cambodian; fiji fijian; haiti haitian; jamaica jamaican; guatemala guatemalan; honduras honduran; \
     ecuador ecuadorian; bolivia bolivian; zimbabwe zimbabwean; palestine palestinian; tibet tibetan; cuba \
     cuban"
        .split("; ")
        .filter_map(|row| row.split_once(' '))
        .flat_map(|(nation, said)| {
            let words = said.split(' ').chain([nation]);
            words.map(move |word| (word, nation))
        })
        .collect()
});

/// Nouns that stand for one person whatever the office: `the actress said`.
pub(in crate::news::quote) static PERSONS: Lexicon = Lexicon::new(
    24,
    "activist actor actress anchor artist athlete author billionaire blogger boxer candidate celebrity champion \
     comedian democrat director doctor driver entrepreneur filmmaker forward goalkeeper golfer guard gymnast \
     heiress host icon lawmaker lawyer legend man model mogul musician native photographer pitcher player \
     playwright politician presenter professor quarterback rapper republican rocker runner singer skater songwriter \
     sprinter star striker swimmer teenager tycoon veteran winger winner woman writer",
);

/// Other nouns for people, by which a role ends before its verb: `a ministry official visited`.
pub(in crate::news::quote) static PEOPLE: Lexicon = Lexicon::new(
    25,
    "activist adviser advisor agent aide analyst attorney broadcaster businessman businesswoman campaigner \
     chief commander consultant critic customer defendant deputy developer diplomat driver economist editor \
     employee engineer envoy executive expert fan farmer father friend historian judge jury lawmaker lawmakers \
     leader legislator manager member mother nurse officer official officials organizer owner parent pastor \
     patient pilot prosecutor reporter researcher resident scientist secretary soldier source spokesman \
     spokesperson spokeswoman student supporter suspect teacher tourist trader victim volunteer voter witness \
     worker youth",
);

/// What somebody speaks in or at: no speaker itself, as in "in a statement Smith said".
pub(in crate::news::quote) static OCCASIONS: Lexicon = Lexicon::new(
    26,
    "addition address case conference email front interview letter message order part post response \
     speech statement time tweet video wake",
);
