//! The words by which kinds of source are told: documents, outlets, people without a name, seats.

use std::sync::LazyLock;

/// A list of words in lower case.
pub(in crate::news::quote) type Words = LazyLock<Vec<&'static str>>;

pub(in crate::news::quote) fn words(list: &'static str) -> Vec<&'static str> {
    list.split_whitespace().collect()
}

/// Words that say that something is only said.
pub(in crate::news::quote) static HEDGES: Words =
    LazyLock::new(|| words("allegedly purportedly reportedly rumored rumoured supposedly"));

/// Things that are read.
pub(in crate::news::quote) static DOCUMENTS: Words = LazyLock::new(|| {
    words(
        "advisory affidavit agreement alert amendment analysis announcement article assessment audit bill bills bio biography book \
         bulletin census communique communiqué complaint constitution contract data decision directive document documents editorial \
         email emails essay figures filing filings findings forecast guidance guidelines index indictment law lawsuit letter list memo \
         memoir message messages minutes motion newsletter note notice obituary op-ed ordinance paper papers petition plan policies \
         policy poll polls post posts readout records regulation regulations release report reporting research resolution review rules \
         ruling statement statistics statute studies study suit summary survey surveys testimony text timeline transcript treaty \
         warrant warrants website",
    )
});

/// Words of the names of outlets, and of what they are called.
pub(in crate::news::quote) static OUTLETS: Words = LazyLock::new(|| {
    words(
        "abc afp agence ap associated bbc bloomberg broadcaster broadcasters cbs chronicle cnbc cnn daily \
         gazette globe guardian herald interfax itv journal magazine magazines media msnbc nbc news newspaper \
         newspapers npr outlet outlets pbs politico post press radio reuters sky tabloid tass telegraph \
         television times today tribune tv upi weekly xinhua",
    )
});

/// What a noun of the press is called that may be another thing: an agency of the news or of the state.
pub(in crate::news::quote) static PRESS: Words =
    LazyLock::new(|| words("agency channel network outlet paper publication site website"));

/// People of whom such a word alone says nothing of who they are.
pub(in crate::news::quote) static UNNAMED: Words = LazyLock::new(|| {
    words(
        "activist activists adviser advisers advisor advisors aide aides allies ally analyst analysts \
         attendees authorities backers bystander bystanders campaigners commentators counterparts critic \
         critics diplomat diplomats doctors driver economists employee employees environmentalists executives \
         expert experts eyewitness eyewitnesses fans farmers forecasters friend friends historians insider \
         insiders investors lawmaker lawmakers leaders locals man men meteorologists neighbor neighbors \
         neighbour neighbours observer observers official officials opponents parents participants passenger \
         passengers people person pollsters proponents researchers resident residents sceptics scholars \
         scientists skeptics soldier soldiers somebody someone source sources students supporter supporters \
         survivors teachers traders veterans victims voters witness witnesses woman women worker workers",
    )
});

/// Seats of governments and of bodies, which speak for those.
pub(in crate::news::quote) static SEATS: Words = LazyLock::new(|| {
    words(
        "abuja ankara athens baghdad beijing belgrade berlin brussels bucharest budapest cairo canberra \
         caracas congress copenhagen damascus delhi doha dublin elysee elysée hamas hanoi havana helsinki \
         hezbollah islamabad jakarta jerusalem kabul kiev kremlin kyiv lisbon london madrid manila minsk \
         moscow nairobi nato opec oslo ottawa parliament paris pentagon prague pyongyang riyadh rome seoul \
         stockholm taipei taliban tallinn tehran tokyo tripoli unesco unicef vatican vienna vilnius warsaw \
         washington",
    )
});

/// Who speaks for an office.
pub(in crate::news::quote) static SPEAKS_FOR: Words = LazyLock::new(|| {
    words("spokesman spokesperson spokespeople spokeswoman representative secretary")
});
