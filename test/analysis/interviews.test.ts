import assert from 'node:assert/strict';
import { mentions, resolve, speaks } from './coreference.js';

/** An interview with somebody whom its head names, put together from turns. */
const talk = (head: string, ...turns: string[]): string => [head, ...turns].join('\n\n');

describe('interviews', () => {
  describe('without labels', () => {
    speaks(
      '"I" answers and "you" is asked',
      talk(
        'The Harbour Post interviews lighthouse keeper Paula Ferris',
        'How did you come to the lighthouse?',
        'My aunt kept it before me. {s1=Paula Ferris:I} told her that {q1:the stairs would kill me}.',
        'And yet {s2=Paula Ferris:you} said {q2:you would stay}?',
        'I did. My knees have not forgiven me.',
      ),
    );
    speaks(
      'the one interviewed, not the one most often spoken of',
      talk(
        'An interview with Paula Ferris, keeper of the light',
        'Did you know Omar Reyes?',
        'Omar Reyes came each spring. Reyes sang. {s1=Paula Ferris:I} told Reyes that {q1:it was forbidden}.',
        'Would you do so again?',
        'We would. Reyes is gone.',
      ),
    );
    speaks(
      'who was interviewed, not who interviewed',
      talk(
        'Omar Reyes interviewed Paula Ferris for the Harbour Post on Monday.',
        'Where do you live now?',
        'Where I have always lived. {s1=Paula Ferris:I} announced long ago that {q1:I would not move}.',
        'Are you afraid of the sea?',
        'I am.',
      ),
    );
    speaks(
      'who is introduced as being interviewed by another',
      talk(
        'Paula Ferris, the keeper, was interviewed by Omar Reyes.',
        'Where do you live now?',
        'I live here. {s1=Paula Ferris:I} said {q1:I would}.',
        'Are you afraid of the sea?',
        'I am.',
      ),
    );
    speaks(
      'not the photographer',
      talk(
        'Interview: a life with the light. Image: Omar Reyes.',
        'Paula Ferris at her window. Image: Omar Reyes.',
        'Where do you live now?',
        'I live here. {s1=Paula Ferris:I} said {q1:I would}.',
        'Are you afraid of the sea?',
        'I am.',
      ),
    );
    speaks(
      'whoever introduces themselves',
      talk(
        'Interview with Paula Ferris and Omar Reyes of the Harbour Choir',
        'Who are you?',
        'I’m Omar Reyes. {s1=Omar Reyes:I} told the choir that {q1:it was flat}.',
        'And you?',
        'I am Paula Ferris. {s2=Paula Ferris:I} told him that {q2:he was loud}.',
      ),
    );
    speaks(
      '"he" is somebody else',
      talk(
        'Interview with Omar Reyes',
        'What did your brother James Reyes say?',
        'James was angry with me. {s1=James Reyes:He} said {q1:I was a fool}.',
        'Did you agree?',
        'I did.',
      ),
    );
    speaks(
      'a prompt that asks nothing',
      talk(
        'Interview with Paula Ferris',
        'You have kept the light for long.',
        'I have. My mother hated it.',
        'Would you do it again?',
        'I would. {s1=Paula Ferris:I} told her {q1:I would}.',
      ),
    );
    it('nobody where the head names nobody', () => {
      const { speakers } = resolve(
        talk(
          'An interview with a keeper',
          'Did you know Omar Reyes?',
          'I did. {s1:I} told Reyes that {q1:it was forbidden}.',
          'Would you do so again?',
          'I would.',
        ),
      );
      assert.deepEqual(speakers, [null]);
    });
  });

  describe('with labels', () => {
    speaks(
      'names, surnames and initials',
      [
        'Omar Reyes talked to Paula Ferris.',
        'Reyes: Do you sleep at night?',
        'Ferris: {s1=Paula Ferris:I} told you {q1:I don’t}.',
        'OR: {s2=Paula Ferris:You} told me {q2:otherwise}.',
        'Ferris: That was before the storm.',
        'OR: {s3=Omar Reyes:I} said {q3:I was sorry}.',
      ].join('\n\n'),
    );
    speaks(
      'Q and A, and what goes on without a label',
      [
        'Interview with Paula Ferris',
        'Q: Do you sleep at night?',
        'A: No.',
        'At night {s1=Paula Ferris:I} tell myself that {q1:it will be day}.',
        'Q: And then {s2=Paula Ferris:you} say {q2:good morning}?',
        'A: Then I sleep.',
      ].join('\n\n'),
    );
  });

  describe('with labels of other kinds', () => {
    const turns = (...labels: readonly [string, string, string, string]): string =>
      [
        'The Harbour Post talked to Paula Ferris, who keeps the light.',
        `${labels[0]} Do you sleep at night?`,
        `${labels[1]} At night {s1=Paula Ferris:I} tell myself that {q1:it will be day}.`,
        `${labels[2]} And then {s2=Paula Ferris:you} said {q2:good morning}?`,
        `${labels[3]} {s3=Paula Ferris:I} said {q3:I was tired}.`,
      ].join('\n\n');
    speaks('“Q.” and “A.”', turns('Q.', 'A.', 'Q.', 'A.').replace('The Harbour Post talked to', 'Interview with'));
    speaks('[Q] and [A]', turns('[Q]', '[A]', '[Q]', '[A]').replace('The Harbour Post talked to', 'Interview with'));
    speaks('initials in brackets', turns('((HP))', '((PF))', '((HP))', '((PF))'));
    speaks('bold names', turns('**Harbour Post:**', '**Ferris:**', '**Harbour Post:**', '**Ferris:**'));
    speaks('a full name first, then the surname', turns('Harbour Post:', 'Paula Ferris:', 'Harbour Post:', 'Ferris:'));
    speaks(
      'names in capitals',
      [
        'KEEPER PAULA FERRIS ON THE LIGHT',
        'OMAR REYES: Do you sleep at night?',
        'PAULA FERRIS: {s1=PAULA FERRIS:I} told my aunt that {q1:I did}.',
        'REYES: Would you do so again?',
        'FERRIS: I would.',
      ].join('\n\n'),
    );
    speaks(
      'somebody who has the word only once',
      [
        'Paula Ferris and Magnus Eid keep the light. Omar Reyes talked to them.',
        'Reyes: Who began?',
        'Ferris: {s1=Paula Ferris:I} told everybody that {q1:it was cold}.',
        'Eid: {s2=Magnus Eid:I} said {q2:it was lovely}.',
        'Reyes: And then?',
        'Ferris: Then it was night.',
      ].join('\n\n'),
    );
  });

  describe('without labels, where a name is told further on', () => {
    speaks(
      '"my name is …" in a story that is told',
      talk(
        'An interview with Paula Ferris, keeper of the light',
        'Do people know you?',
        'They come up the stairs in the rain, all of them wet, and each one says, hello, my name is Omar Reyes, and then {s1=Paula Ferris:I} say {q1:come in}.',
        'Would you do so again?',
        'I would.',
      ),
    );
  });

  mentions(
    'an article that asks its readers is none',
    'Omar Reyes',
    '{m:Omar Reyes} wants to know: do you sleep?\n\nThe US said no.\n\nIs the light on?\n\n{m:Reyes} laughed.',
  );
});
