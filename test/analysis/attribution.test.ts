import { check } from './check.js';

/** Groups of marked prose, each a case: see `test/marked.ts` for the marks. */
const cases: Readonly<Record<string, readonly string[]>> = {
  'a quotation and its reporting clause': [
    '“{q1=direct:We will rebuild the pier before winter,}” {s1=Mina Cho:Mina Cho} {cue1:said}.',
    '“{q1=direct:We will rebuild the pier before winter,}” {cue1:said} {s1=Mina Cho:Mina Cho, a spokeswoman for the harbour}.',
    '{s1=Mina Cho:Mina Cho} {cue1:said}: “{q1=direct:We will rebuild the pier before winter.}”',
    '{s1=Mina Cho:Mina Cho} {cue1:told} reporters on Tuesday, “{q1=direct:We will rebuild the pier.}”',
    "''{q1=direct:We will rebuild the pier,}'' {s1:the mayor} {cue1:said}.",
    '“{q1=direct:Who will pay for the pier?}” {cue1:asked} {s1=Mina Cho:Mina Cho}.',
    '“{q1=direct:Who will pay for the pier?}” {s1=Mina Cho:Ms. Cho} {cue1:asked}. The council was silent. Mina Cho sat down.',
  ],
  'a quotation split by its reporting clause': [
    '“{q1=direct:We will rebuild the pier,}” {s1=Mina Cho:Mina Cho} {cue1:said}. “{q1:It will take years.}”',
    '“{q1=direct:The pier,}” {cue1:said} {s1=Mina Cho:Mina Cho}, “{q1:will be rebuilt.}”',
  ],
  'a quotation over several sentences and paragraphs': [
    '“{q1=direct:We lost the pier. We lost the boats. We have not lost the harbour,}” {s1=Mina Cho:Mina Cho} {cue1:said}.',
    '“{q1=direct:The wind was up and the radio was dead.}\n\n“{q1:So I turned the lamp by hand,}” {cue1:said} {s1=Magnus Eid:Magnus Eid}. He slept.',
    '{s1=Magnus Eid:Magnus Eid} {cue1:said}: “{q1=direct:The wind was up and the radio was dead.}\n\n“{q1:So I turned the lamp by hand.}”\n\nHe slept.',
    '{s1=Magnus Eid:Magnus Eid} {cue1:continued}:\n\n“{q1=direct:So I turned the lamp by hand.}”',
  ],
  'reported clauses': [
    '{s1=Mina Cho:Mina Cho} {cue1:said} that {q1=indirect:the pier would be rebuilt before winter}.',
    '{s1=Mina Cho:Mina Cho} {cue1:has said} {q1=indirect:the pier will be rebuilt before winter}.',
    'Speaking in Kestrel on Friday, {s1=Mina Cho:Mina Cho} {cue1:said} {q1=indirect:unfortunately the pier is lost}.',
    '{q1=indirect:The pier would be rebuilt before winter}, {cue1:according to} {s1=Mina Cho:Mina Cho}.',
    '{cue1:According to} {s1=Mina Cho:Mina Cho}, {q1=indirect:the pier would be rebuilt before winter}.',
    '{q1=indirect:The pier would be rebuilt before winter}, {s1=Mina Cho:Mina Cho} {cue1:said}.',
    '{q1=indirect:The pier}, {s1=Mina Cho:Mina Cho} {cue1:said}, {q1:would be rebuilt before winter}.',
    '{s1=Mina Cho:Mina Cho} {cue1:said} that {q1=indirect:as the storms get worse, the pier must be raised}.',
    '{s1=Mina Cho:Mina Cho} {cue1:told} the council that {q1=indirect:the pier would be rebuilt}.',
    '{s1=Mina Cho:Mina Cho} {cue1:promised} {q1=indirect:to rebuild the pier before winter}.',
    '{s1:The auditors’ report} {cue1:found} that {q1=indirect:the pier had never been inspected}.',
    '{s1=Mina Cho:Mina Cho, 54, who runs the harbour}, {cue1:said} {q1=indirect:the pier was lost}.',
    '{q1=indirect:At least six boats returned to the harbour}, {s1=Mina Cho:Mina Cho} {cue1:said}.',
    '{q1=indirect:The council sold the names of its 76 donors}, as {s1=Mina Cho:Mina Cho} {cue1:reported}.',
    '{s1=Mina Cho:Mina Cho} {cue1:asked} {q1=indirect:the mayor to leave the hall}.',
    '{s1=Mina Cho:Mina Cho} {cue1:urged} {q1=indirect:the mayor to go}.',
    '{s1:A letter sent Thursday} {cue1:says} that {q1=indirect:the pier was lost}.',
    '{s1=Mina Cho:Mina Cho} {cue1:says} that {q1=indirect:– for all its faults – the pier is safe}.',
    '{s1=Mina Cho:Mina Cho} {cue1:says} {q1=indirect:despite being tired, she will rebuild the pier}.',
    '{s1=Mina Cho:Mina Cho} {cue1:says} {q1=indirect:it’s important to rebuild the pier}.',
    '{s1=Mina Cho:Mina Cho} last month {cue1:declared} that {q1=indirect:the pier was lost}, and abruptly canceled the feast.',
    'But {s1=Mina Cho:Mina Cho, who runs the harbour}, {cue1:said} {q1=indirect:the pier was lost}.',
    '{s1=Mina Cho:Mina Cho} {cue1:told} the council that {q1=indirect:she had warned the builders twice before it fell}.',
    '{s1:The harbour council} {cue1:says} {q1=indirect:the water must stay at 8-12C}. {q2=indirect:The rule will change}, {s2:a clerk} {cue2:said}.',
  ],
  'where a reported clause ends': [
    '{s1=Mina Cho:Mina Cho} {cue1:said} {q1=indirect:the pier was lost; therefore, the boats had to stay}.',
    '{s1=Mina Cho:Mina Cho} {cue1:said} {q1=indirect:the pier was lost}; half of the boats lay in the harbour.',
    '{s1=Mina Cho:Mina Cho} {cue1:said} {q1=indirect:the pier would be rebuilt}, a promise she had made before.',
    '{s1=Mina Cho:Mina Cho} {cue1:said} {q1=indirect:the pier would be rebuilt from the old stones}, which lie on the ground of the harbour.',
    'While only {s1:half of the sailors} {cue1:say} {q1=indirect:they like the pier}, the council wants to keep it.',
    'Even as {s1=Mina Cho:Mina Cho} {cue1:has repeatedly said} that {q1=indirect:she likes the pier}, her council lets it rot.',
  ],
  'what stands between a cue and its clause': [
    '{s1=Mina Cho:Mina Cho} {cue1:said} - on the radio, of all places - that {q1=indirect:the pier was lost}.',
    '{s1=Mina Cho:Mina Cho} {cue1:said}, apparently for the first time, that {q1=indirect:the pier was lost}.',
    '{s1=Mina Cho:Mina Cho} {cue1:said} that {q1=indirect:Sunday would be her last day at the harbour}.',
  ],
  'verbs that lead to another': [
    '{s1=Mina Cho:Mina Cho} {cue1:continues to insist} that {q1=indirect:the pier is safe}.',
    '{s1:The sailors} {cue1:are quick to point} out that {q1=indirect:the pier is older than the harbour}.',
    '{s1=Mina Cho:Mina Cho} {cue1:had to explain} that {q1=indirect:the pier was lost}.',
  ],
  'what is not a clause': [
    '{s1:Two of the builders} {cue1:denied} {q1=indirect:four counts of fraud}, and the council rejected a compromise.',
    '{s1:The sailors} {cue1:call} for {q1=indirect:a new pier}.',
    '{s1=Mina Cho:Mina Cho} {cue1:warned} of {q1=indirect:the storms to come}.',
    'They left when {cue1:asked} about {q1=indirect:the state of the pier}.',
    '{s1=Mina Cho:Mina Cho} {cue1:called} {q1=indirect:him a fool and a thief}.',
    '{s1=Mina Cho:Mina Cho} {cue1:proposed} {q1=indirect:to close the harbour}.',
  ],
  'subjects that are easily missed': [
    'The storm was near. {s1:Many} {cue1:said} that {q1=indirect:the pier was lost}.',
    '{s1=Kelly Voss:Kelly Voss, a clerk,} {cue1:told} the Courier {q1=indirect:the pier was lost}.',
    '{cue1:Noting} that {q1=indirect:the pier was old}, {s1=Mina Cho:Mina Cho} closed the harbour.',
  ],
  'clauses that do not look like one': [
    '{s1=Mina Cho:Mina Cho} {cue1:said} {q1=indirect:much of the pier was lost}.',
    '{s1:The radio} {cue1:reported} {q1=indirect:at least six boats filled the bay with smoke}.',
    '{s1=Mina Cho:Mina Cho} {cue1:said} {q1=indirect:each year of drought costs two harbours}.',
    '{s1=Mina Cho:Mina Cho} {cue1:said} {q1=indirect:her neighbours feel the same way}.',
    'Of the sailors on the quay, {s1:half} {cue1:said} {q1=indirect:yes}.',
    '{s1=Mina Cho:Mina Cho} {cue1:then said} {q1=indirect:something strange about the lamps}.',
    '{s1:Keepers and pilots} {cue1:promised} {q1=indirect:to do a better job}.',
    '{s1=Mina Cho:Mina Cho} {cue1:has since stressed} that {q1=indirect:the pier was never inspected}.',
    '{s1:She}{cue1:’s said} {q1=indirect:she will stay until the last boat is in}.',
    'He met {s1=Omar Reyes:Omar Reyes, who}{cue1:’s argued} for years that {q1=indirect:no boat can be bound to one harbour}.',
    'It{cue1:’s been reported} that {q1=indirect:the pilot was asleep}.',
    '{q1=indirect:The pier will hold}, {s1=Mina Cho:Mina Cho} {cue1:maintains}.',
  ],
  'subjects with something between them and their verb': [
    '{s1=Omar Reyes:Omar Reyes, waving “the magic map of the pier,”} {cue1:said} {q1=indirect:the boats could be in a good place by winter}.',
    'One delegate not on the list, {s1=Kelly Voss:Kelly Voss}, {cue1:told} the Courier {q1=indirect:she was leaning toward the mayor}.',
    '{s1:The petition} {cue1:accuses} {q1=indirect:the council of stealing the pier}.',
    '{s1:The ads} {cue1:ask} {q1=indirect:the sailors to look after the pier}.',
    '{s1:Some} {cue1:urged} {q1=indirect:the mayor to go}.',
    'There were {s1:harbour owners that} {cue1:warn} {q1=indirect:it could hurt the trade}.',
  ],
  'verbs before their subject': [
    '“{q1=direct:That means the pier is within reach of the sea,}” {cue1:warned} {s1=Mina Cho:Cho}. Mina Cho sat down.',
    '“{q1=direct:The pier matters to us, but it is the boats that feed us,}” {cue1:says} {s1=Mina Cho:Mina Cho, 32,} of Kestrel in Upper Tern, who works in the harbour.',
    '{q1=indirect:A quieter mayor may not be such a bad thing}, {cue1:say} {s1:some sailors, who cringe at her voice}.',
  ],
  'who was asked what': [
    '{cue1:Asked} by {s1=Omar Reyes:Omar Reyes} {q1=indirect:to answer the charge}, Mina Cho left the hall.',
    '{cue1:Asked} Tuesday about {q1=indirect:the pier}, Mina Cho left the hall.',
    'When {cue1:asked} at the meeting of the council about {q1=indirect:the pier}, she left the hall.',
  ],
  'lists and asides within what is reported': [
    '{s1=Mina Cho:Mina Cho} {cue1:called} for {q1=indirect:new lamps, new ropes, new ladders and a new bell}.',
    '{s1=Mina Cho:Mina Cho} {cue1:promised} {q1=indirect:to invite all sailors – half of them women – to the feast}.',
    'Nobody liked {s1=Mina Cho:Mina Cho, who} {cue1:has called} {q1=mixed:the pier a “ruin,”} and of the council.',
  ],
  'reports within relative clauses': [
    'The council keeps {q1=indirect:what} {s1:most sailors} {cue1:say} {q1:is a ruin}.',
  ],
  'nouns that report': [
    '{s1=Mina Cho:Mina Cho} made a {cue1:call} for {q1=indirect:a new pier}.',
    'Nobody believes {s1:her} {cue1:promise} {q1=indirect:to rebuild the pier}.',
    'She grew tired of {cue1:claims} by {s1:the pilots} that {q1=indirect:some of her letters were lost}.',
    'It was a {cue1:report} by {s1=Kestrel Courier:the Kestrel Courier} that {q1=indirect:the pier was lost}.',
    'The hall was empty hours before {cue1:reports} that {q1=indirect:the pier was lost}.',
  ],
  passives: [
    'Mina Cho {cue1:was asked} by {s1:reporters} {q1=indirect:whether the pier was lost}.',
    '{q1=indirect:The mayor} {cue1:was accused} by {s1:the council} {q1:of lying about the pier}.',
    '{q1=indirect:The closure of the harbour} {cue1:was announced} on Friday.',
    'It {cue1:was reported} that {q1=indirect:the pier was lost}.',
    '{cue1:As first reported by} {s1=Kestrel Courier:the Kestrel Courier}, {q1=indirect:the pier was lost in the night}.',
  ],
  'a text wrapped by hand': [
    [
      'The harbour council of Kestrel met on Tuesday to vote on the plan that its',
      'members had put off for more than a year, and in the end nobody asked for',
      'another week. The mayor spoke first, and then the engineers who had drawn',
      'the plan of the pier, and all of them looked tired. {s1:The',
      'engineer} {cue1:said} {q1=indirect:the pier would surely be rebuilt}. {s2=Mina Cho:Ms.',
      'Mina Cho} {cue2:replied} that {q2=indirect:she had never in her life seen a',
      'harbour without one}.',
    ].join('\n'),
  ],
  'a passive that quotes': [
    '„{q1=direct:We have the stones, we have the boats and we have the time}“, {s1=Mina Cho:Mina Cho} {cue1:was quoted as saying}.',
    '{s1=Mina Cho:Mina Cho} {cue1:was quoted as saying} that {q1=indirect:the pier was lost}.',
  ],
  'a subject behind a short adverbial': [
    'In it {s1=Magnus Eid:the night porter, Magnus Eid}, {cue1:shouts}: "{q1=direct:The pier is going. Wake them all.}"',
  ],
  'reports by somebody': [
    '{cue1:According to} {s1=Boat Owners’ Association:a report by the Boat Owners’ Association}, {q1=indirect:40 jobs depend on the pier}. {s2=Boat Owners’ Association:The report} {cue2:found} that {q2=indirect:half of them were lost}.',
  ],
  'reported clauses with words in marks': [
    '{s1=Mina Cho:Mina Cho} {cue1:said} that {q1=mixed:the pier was “gone for good” after the storm}.',
    '{s1=Mina Cho:Mina Cho} {cue1:called} {q1=mixed:the plan “a gift to the sea.”}',
  ],
  'rare verbs, by their syntax': [
    '“{q1=direct:We will rebuild the pier,}” {s1=Mina Cho:Mina Cho} {cue1:harrumphed}.',
    '{s1=Mina Cho:Mina Cho}, {cue1:also highlights}: “{q1=direct:We will rebuild the pier before winter.}”',
    '{s1=Mina Cho:Mina Cho} {cue1:said} that {q1=mixed:the pier is “gone”} and {s2:she} {cue2:retorted} that {q2=mixed:the council is “asleep.”}',
  ],
  'several reports in a sentence': [
    '{s1=Mina Cho:Mina Cho} {cue1:said} {q1=indirect:the pier was lost}, {cue2:adding} that {q2=indirect:nobody was hurt}.',
    '{s1=Mina Cho:Mina Cho} {cue1:said} that {q1=indirect:the pier was lost} and {cue2:added} that {q2=indirect:nobody was hurt}.',
    '{q1=indirect:The pier was lost}, {cue1:according to} {s1:people familiar with the harbour}, the Kestrel Courier reported.',
    '{s1=Mina Cho:Mina Cho} {cue1:said} {q1=mixed:the storm had “eaten the pier,”} {cue2:adding} that {q2=indirect:nobody was hurt}.',
  ],
  'a participle with a subject of its own': [
    'The council quoted engineers, with {s1=Mina Cho:Cho} {cue1:saying} that {q1=indirect:the pier was lost}. Mina Cho sat down.',
    '{s1=Mina Cho:Mina Cho} {cue1:said} {q1=indirect:the pier was lost}, with {s2=Magnus Eid:Magnus Eid} {cue2:adding} that {q2=indirect:nobody was hurt}.',
    'The visitors got {s1:a note} {cue1:saying} “{q1=direct:We are at the pier.}”',
    '{s1=Mina Cho:Mina Cho} released a statement {cue1:saying} that {q1=indirect:the pier was lost}.',
  ],
  'a subject with an adverbial of time before its comma': [
    '{s1:The figures published in the bulletin this week}, {cue1:revealed} that {q1=indirect:the pier was lost}.',
  ],
  '“according to” without a comma before the subject': [
    '{cue1:According to} {s1:the Kestrel Harbour Index} {q1=indirect:Professor Cho is the best known of its engineers}.',
    '{cue1:According to} {s1:Netbook}, {q1=indirect:Mina Cho drew the most letters in the week of the storm}.',
    '{cue1:According to} {s1:the report} {q1=indirect:Cho is the best known of its engineers}.',
  ],
  'a newspaper named by a letter': [
    '{s1=Mina Cho:Mina Cho} {cue1:said} {q1=indirect:the pier was lost}, with {s2:the i} {cue2:reporting} {q2=indirect:nobody was hurt}.',
  ],
  'runs of one speaker': [
    '“{q1=direct:We lost the pier,}” {s1=Mina Cho:Mina Cho} {cue1:said}.\n\n“{q2=direct:The boats are safe, and nobody was hurt in the storm.}”\n\nThe council meets on Monday.',
  ],
  headlines: [
    '{s1=Mina Cho:Mayor Mina Cho}{cue1::} {q1=indirect:the pier will be rebuilt before winter}\n\nIt rained.',
    '{s1:Mayor}{cue1::} {q1=indirect:every street will have trees by spring}\n\nIt rained.',
  ],
  'what is no quote': [
    'Mina Cho walked the so-called “Long Pier” with the engineers.',
    'The film “Harbour of Glass” opens in Kestrel in the ’90s style.',
    'Mina Cho hopes to rebuild the pier and wants the council to pay.',
    'Two states and three claims were on the list of the reports.',
    'Harbour 2040: a pier that nobody asked for is on its way\n\nIt rained.',
    'The council has branded the scheme Harbour 2040 and called its office the Pier Room.',
    'The council rejected a compromise and stopped the builders.',
    'All of the sailors asked for anonymity. One of them requested anonymity to speak freely.',
    'Cho won in one of only ten states she visited. New harbour rules make it hard for sailors.',
    'Cho sailed to the three states that have lost the most boats, and to states whose harbours freeze.',
    'On “Late News,” Mina Cho questioned the mayor for an hour. The storm added to the cost. Reyes did not rule it out.',
    'Magnus Eid, who asked not to be named, left before anybody was asked.',
  ],
};

describe('quotes and their sources', () => {
  for (const [group, proses] of Object.entries(cases))
    describe(group, () => {
      for (const prose of proses) it(prose.replaceAll('\n', '⏎'), () => check(prose));
    });
});
