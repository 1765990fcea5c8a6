//! Notices: what a publisher says to the reader about itself. Invitations, disclosures, players, page controls.

use super::cues::Cue;
use super::line::Line;
use crate::intake::pattern::{Pattern, fixed};

/// Whether a paragraph addresses the reader on the publisher's behalf instead of telling the story.
pub(super) fn is_notice(line: &Line<'_>) -> bool {
    (line.words <= 12 && CONTROL.is_match(line.text))
        || (line.is_lead
            && line.words < LONG
            && !line.text.starts_with(['"', '“'])
            && (INVITATION.is_match(line.head()) || STORY_NOTE.is_match(line.head())))
        || (is_offered(line) && OFFER.is_match(line.text) && !REPORTED.is_match(line.text))
        || (line.cues.has(Cue::Disclosure) && DISCLOSURE.is_match(line.text))
        || (line.words < LONG && line.cues.has(Cue::Link) && LINK.is_match(line.text))
        || (line.is_lead && PLAYER.is_match(line.head()))
        || (!line.is_stopped && line.cues.has(Cue::PlayerEnd) && PLAYER_END.is_match(line.tail()))
}

/// Whether there are words without which nothing is offered. " app" stands in many a text, and begins more.
fn is_offered(line: &Line<'_>) -> bool {
    line.cues.has(Cue::Offer) || (line.cues.has(Cue::Download) && line.text.contains(" app"))
}

/// Somebody is quoted or reported: the story speaks, not the publisher.
static REPORTED: Pattern = Pattern::new(|| {
    fixed(
        r"(?x)^[“\x22‘]|[,”\x22]\ (?:[\w.]+\ ){0,4}(?:said|says|wrote|told|added|announced)\b|\b(?:said|says|announced)\ (?:in|on|that|the|it)\b|\baccording\ to\b",
    )
});

/// Longer paragraphs are text, whatever they begin with.
const LONG: usize = 70;

/// A control or a notice of the page itself, standing alone.
static CONTROL: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)^\W*(?:
          (?:(?:source|original|article|perma|short)\s?link|permalink)
        | (?:read|see|learn|watch|view|show|load|find\ out)\ (?:more|all|less|next|on|also|full\ (?:story|article))(?:\ (?:here|below|about\ this|on\ this\ (?:story|topic)))?
        | read\ (?:(?:the|his|her|its|their|our|this|\S+\ \S+['’]s?)\ )(?:full\ |complete\ |entire\ )?(?:story|column|article|analysis|review|report|interview|coverage|preview|recap|transcript|statement)(?:\ (?:on\ .{2,40}|here|below))?
        | more | dig\ deeper | quick\ links | leer\ en\ español | read\ (?:this\ )?in\ (?:spanish|english|french)
        | \d{1,2}:\d{2}\ ?[ap]\.?m\.?\ .{0,30}share\ this\ update | (?:re)?share(?:\ (?:this(?:\ (?:article|story|post|page|update))?|on\ \w+|via\ \w+))?
        | (?:copy|get)\ (?:the\ )?(?:link|url) | print(?:\ this(?:\ (?:article|page))?)? | e-?mail(?:\ this.*)?
        | advertisements?(?:\ -.*)? | sponsored(?:\ (?:content|by.*|links?))? | paid\ (?:content|post) | promoted.{0,20}
        | story\ continues(?:\ below)?.* | (?:article|story|content|post)\ continues\ (?:after|below).* | scroll\ (?:down|to)\ .{0,40}
        | back\ to\ (?:the\ )?(?:top|home(?:page)?|article).* | skip\ to\ .{0,30} | jump\ to\ .{0,30}
        | (?:main\ )?(?:menu|navigation) | home(?:\ ?page)? | search | close | loading\.* | next(?:\ (?:article|story|post|page))? | previous(?:\ (?:article|story|post|page))?
        | (?:log|sign)\ ?(?:in|up|out)(?:\ (?:to|or)\ .{0,40})? | subscribe(?:\ (?:now|today|here|to\ .{0,40}))? | register(?:\ now)?
        | (?:add|leave|post|write|view|show|hide|join)\ (?:a\ |the\ |your\ |all\ )?(?:comments?|reply|conversation|discussion).{0,30} | (?:\d+\ )?comments?(?:\ ?\(\d+\))?
        | comments?\ (?:(?:are|is|have|has)\ )?(?:been\ )?(?:now\ |currently\ )?(?:closed|off|disabled|turned\ off|open|moderated|not\ allowed).*
        | (?:track|ping)backs?.* | your\ email\ address\ will\ not\ be\ published.*
        | (?:all\ )?rights\ reserved.* | copyright\ .* | (?:\(c\)|©)\ .*
        | keep\ (?:reading|scrolling) | continue\ reading | go\ deeper | click\ (?:here|to|on|for)\b.* | tap\ (?:here|to)\b.*
        | follow\ (?:us|along)\b.* | (?:refresh|bookmark|return\ to|revisit)\ (?:this\ page|here)\b.* | (?:like|find|join|visit)\ us\ (?:on|at)\b.*
        | image\ (?:\d+\ of\ \d+|gallery) | (?:\d+\ )?(?:photos?|images?|slides?) | (?:view|see|launch|open)\ (?:the\ )?(?:gallery|slideshow|photos?)(?:\ .{0,60})? | (?:hide|show)\ captions?
        | (?:play|watch|listen)(?:\ (?:now|live|video|the\ video|here))? | replay | autoplay
        )\W*$",
    )
});

/// A sentence that bids the reader sign up, subscribe, download, play or follow.
pub(super) static INVITATION: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)^[^a-z0-9]*(?:
          sign[\ -]?up\b | subscribe\ (?:to|for|now|today|here|and)\b | download\ (?:the|our|a\ free)\b
        | get\ (?:the|our|more|all|alerts|updates|breaking|free|unlimited|\S+\ updates|\S+\ \S+\ updates|[^.]{0,60}\b(?:newsletters?|in-?box|alerts|app\b|texts)).*(?:newsletter|in-?box|\bapp\b|alerts|text|whatsapp|delivered|subscri|sign(?:ing)?\ up|sent\ to\ you)
        | get\ [^.!?]{0,80}\b(?:delivered|sent)\ (?:straight\ |directly\ |right\ )?to\ your\b | get\ (?:the\ )?(?:live|latest)\ updates\b | read\ more\ (?:about|on|from|of)\ | prefer\ to\ (?:listen|watch|read)\b
        | (?:refresh|bookmark|return\ to|revisit)\ this\ page\b | hit\ refresh\b | return\ here\ for\b | (?:catch|keep)\ up\ (?:on|with)\ .{0,60}\blive\ (?:updates|coverage|blog)\b
        | connect\ with\ .{2,80}\b(?:on\ (?:facebook|twitter|instagram|x)|facebook\ group)\b | take\ (?:our|the|this|\S+(?:'|’)s)\ [^.!?]{0,40}\bquiz\b
        | (?:need|want|ready\ for)\ a\ (?:news\ )?(?:break|distraction).* | looking\ for\ .{0,40}(?:puzzle|crossword|game).* | play\ (?:the|our|more)\ .{0,40}(?:crossword|puzzle|quiz|game).*
        | (?:please\ )?(?:consider\ )?(?:support|supporting)\ (?:local|quality|our|independent|this\ kind\ of|journalism)\b.* | thank\ you\ for\ (?:supporting|subscribing|reading|being\ a).*
        | (?:join|follow|like)\ (?:us|our)\b | follow\ (?:every|the\ latest|all\ the|live|along|\S+\ (?:opinion|politics|sports|news))\b.*
        | check\ (?:out\ (?:our|the\ all\ new|more\ of)|your\ local)\b | (?:click|tap)\ (?:here|to|on|the|for)\b | text\ us\b | tell\ us\b.*(?:form|survey|e-?mail)
        | (?:already|not)\ a\ subscriber | become\ a\ .{0,40}(?:subscriber|member) | (?:just|only|exclusively)\ for\ subscribers | for\ subscribers | (?:these|this)\ (?:articles?|stor(?:y|ies))\ (?:is|are)\ .{0,20}(?:subscriber|premium)
        | (?:have|got)\ (?:a|any)\ (?:\w+\ ){0,4}(?:question|tip|comment|correction|idea|news\ tip|story\ idea)s?\b.*(?:e-?mail|contact|form|reach|send|submit|tell\ us|us\b) | (?:do\ )?you\ have\ (?:a|any)\ (?:\w+\ ){0,3}(?:tip|story)s?\b.*(?:e-?mail|contact|reach|send|submit)
        | what'?s\ (?:the\ weather|everyone\ talking\ about).*(?:here|newsletter|sign) | (?:see|watch|read|listen\ to)\ (?:the\ |our\ )?(?:full|more|all|latest)\b.{0,80}\bhere\W*$
        | (?:unable|can['’]?t|cannot|not\ able|having\ trouble)\ .{0,20}(?:see|view|viewing|load)\b.* | hit\ play\ on\b.* | (?:stay|be)\ (?:in\ the\ (?:know|conversation|loop)|informed|up\ to\ date|connected)\b.*(?:sign|newsletter|follow|subscri|download|alerts)
        | (?:things\ to\ do|the\ .{2,40})\ app\b.*(?:download|get\ the|device|gets\ you) | shop\ (?:the|our|now|all)\b.{0,80}$ | see\ (?:the|all)\ \d+\ (?:stocks|deals)\b.*
        )",
    )
});

/// A note on the story as a thing published: updated, first run elsewhere, developing.
pub(super) static STORY_NOTE: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)^[^a-z0-9]*(?:
          editor(?:s|'s|’s|s'|s’|ial)?'?\ ?note\b | (?:correction|clarification|corrections?\ (?:and|&)\ clarifications?|note\ to\ readers|programming\ note|update)s?:\ 
        | (?:this|the)\ (?:\w+\ )?(?:story|article|post|report|piece|list|page|file|column|version|interview|video|gallery|transcript|live\ blog)\ (?:has\ (?:since\ )?been|was|is\ being|will\ be|may\ be|is|originally|first|previously|appeared|contains|may\ contain)\b.{0,60}\b(?:updat|correct|publish|appear|republish|developing|clarif|edited|amend|revis|ran\b|spoilers|automatically|affiliate|reprint|produced\ by|written\ by|removed|breaking\ news|tip\b)
        | (?:an?|this|the)\ (?:\w+\ ){0,2}version(?:s)?\ of\ (?:this|the|these|that)\b | (?:portions|parts)\ of\ this\b.{0,40}(?:appear|publish)
        | (?:this|the)\ (?:page|story|live\ blog)\ (?:reflects|covers)\b.{0,140}\b(?:latest|live)\b | this\ fact\ check\ is\ available\b | this\ is\ (?:a|an)\ (?:compilation|roundup|round-up)\ of\ (?:stories|articles|news)\b
        | this\ is\ (?:a|an)\ (?:developing|breaking|evolving|excerpt|opinion\ (?:piece|column)|press\ release|paid)\b | (?:developing|breaking)\ (?:story|news)\W*(?:check|refresh|stay|return|please|more|$)
        | (?:check|come)\ back\ (?:here\ )?(?:for|later|often|soon)\b | (?:originally|first)\ (?:published|appeared|posted)\b | we(?:'|’)?(?:ll|\ will)\ (?:update|be\ updating)\ (?:this|the)\b
        | (?:updates|live\ updates)\ for\ .{2,60}\ (?:have|has)\ (?:ended|concluded|moved)
        )",
    )
});

/// What no story says of itself: newsletters to one's inbox, plans to subscribe to.
static OFFER: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)
          newsletter.{0,200}\b(?:sign(?:ing)?[\ -]?up|subscri|in-?box|delivered) | \bsign(?:ing)?[\ -]?up\b.{0,120}\b(?:newsletters?|in\ your\ in-?box|alerts\b.{0,40}here)
        | \b(?:in|to|into)\ your\ (?:e-?mail\ )?in-?box\b | subscribe\ (?:&|and)\ save | \bour\ (?:free\ )?(?:\w+\ ){0,2}newsletters?\b | first\ appeared\ in\b.{0,60}newsletter
        | (?:^|[.!?:]\ )subscribe\ (?:to\ .{2,60}\ )?(?:here|today|now)\b | \bsubscriber[-\ ](?:only|exclusive)\b | (?:become|becoming)\ a\ (?:\w+\ ){0,3}(?:digital\ )?subscriber\b | sign\ up\ here\b
        | (?:^|[.!?:]\ )download\ (?:the|our)\ .{0,30}\bapp\b | \b(?:free|our)\ app\b.{0,60}\bdownload\b | \bwhatsapp\ channel\b.{0,40}$
        | \bsubscribe\ (?:for\ free\ )?to\ [^.!?]{2,80}\bnewsletters?\b | \bsupport(?:ing)?\ [^.!?]{0,60}\b(?:with|by|through)\ (?:a\ |an\ )?(?:digital\ )?(?:subscription|subscribing)\b | \ba\ subscription\ to\ [^.!?]{2,80}\b(?:gets|gives|unlocks)\ you\b | \bsubscription\ offers?\ here\b
        | want\ (?:to\ )?(?:send|more|premium).{0,60}(?:\bnote\b.*e-?mail|\bsign\ up)",
    )
});

/// Money, partners and interests that a publisher has to name.
static DISCLOSURE: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)
          \b(?:may|might|will|can|could)\ (?:receive|earn|get|collect|be\ paid)\ (?:us\ )?(?:a\ |an\ |any\ )?(?:\w+\ ){0,2}(?:commissions?|affiliate|compensation|revenue\ (?:from|for)|share\ of\ (?:sales|revenue|purchases))
        | \bearns?\ (?:a\ |an\ )?(?:\w+\ )?commissions?\b.{0,40}\b(?:link|purchase|sale)|\baffiliate\ (?:links?|advertising)\b | (?:purchases?|buy)\ (?:you\ make|made|something|something\ you\ make)?\ ?(?:through|using|via|by\ clicking)\ (?:our|these|one\ of\ (?:the|our)|links)
        | (?:independently\ (?:chosen|selected|reviewed|picked))\ by\b | prices?\ (?:and\ (?:availability|deals|stock)\ )?(?:were|was|are|is)\ (?:accurate|correct|current|subject)\ .{0,40}(?:publi|time|writing|change)
        | \bcontent\ partner\b | content\ is\ produced\ independently | the\ following\ content\ is\ sponsored | in\ (?:paid\ )?partnership\ with\ .{2,60}\ (?:brand|content|advertis)
        | \b(?:owns?|has|have|holds?)\ (?:a\ |no\ )?(?:shares\ (?:of|in)\ and\ recommends?|positions?\ in\ (?:any\ of\ )?(?:the\ |and\ )?(?:stocks?|securities|recommends)) | \bhas\ a\ disclosure\ policy\b | recommends\ the\ following\ options | \bowns\ shares\ of\ [A-Z].{2,200}(?:recommends|board\ of\ directors|owns\ shares)|board\ of\ directors\b.{0,200}\bowns\ shares
        | \bif\ you(?:['’]d|\ had)?\ invested\ \$[\d,]+\ at\ the\ time\ of\ our\ recommendation | \bbest\ stocks\ (?:for\ investors\ )?to\ buy\ (?:right\ )?now\b
        | (?:stock|share)s?\ (?:advisor|returns)\ .{0,20}as\ of\ \w+\ \d
        | (?:project|coverage|reporting|work|journalism|initiative|series|newsroom|newsletter)\b.{0,80}\b(?:made\ possible|is\ supported|are\ supported|is\ funded|was\ funded|supported\ in\ part)\b.{0,60}\b(?:by|through|from|grant) | does\ not\ (?:provide|have|exercise)\ (?:any\ )?editorial\ (?:input|control) | no\ influence\ over\ .{0,40}(?:newsroom|coverage|editorial|revenues)",
    )
});

/// Where the reader is led to: a page to click on, a running report, a podcast, a group, or whose views these are not.
static LINK: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)
          ^(?:to|for)\ [^.!?]{2,140}\bclick\ (?:here|on\ this|(?:the|this)\ (?:\w+\ )?link)\b[^.!?]{0,60}\W*$
        | (?:^|[.!?]\ )follow\ along\b(?:\ (?:here|live|with\ us|as\ we)\b[^.!?]{0,80})?\W*$
        | ^\W*(?:[\w\ ]{2,20}:\ )?(?:listen|make|get|check\ out|subscribe|download|find|prefer|hear|watch)\b[^.!?]{0,120}\b(?:where|any\ ?where|wherever)\ you\ (?:get|find|listen\ to|listen)\b
        | \bjoin\ (?:our|the|us\ in\ our)\ [^.!?]{0,40}\bfacebook\ group\b
        | ^(?:the\ )?(?:views|opinions)\b[^.!?]{0,40}\bexpressed\ (?:in\ this|here|by\ the\ (?:author|writer)|herein)\b",
    )
});

/// The controls of a video or audio player that stand in the text.
pub(super) static PLAYER: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)^\W*(?:
          video\ ad\ feedback | (?:just|must)\ watched? \b | replay\ more\ videos | now\ playing\b | (?:play|watch)\ video\b | video\ player\b | this\ video\ (?:is|cannot|can't|file)\b | listen\ to\ (?:this|the)\ (?:article|story|episode)\b | view\ this\ post\ on\b | (?:a\ )?post\ shared\ by\b
        )",
    )
});

/// How a player's line ends: a duration, a source, a site.
static PLAYER_END: Pattern = Pattern::new(|| {
    fixed(
        r"(?xi)(?:
          \d{1,2}:\d{2}\ -\ source:\ .{2,40} | -\ youtube(?:\ watch\ on)? | watch\ on\ youtube | must\ watch\b.{0,160}\d{1,2}:\d{2} | replay\ more\ videos\b.* | \(story\ continues\ below\)
        )\W*$",
    )
});
