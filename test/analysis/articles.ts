/** Paragraphs of news, with what an analysis finds in them. */
export const paragraphs = [
  'LISBON, Nov. 3, 2020 – Harbour minister Mina Cho said on Tuesday that 2,400 crates were lost.',
  '“We will count them all,” Ms. Cho said. “Nobody sleeps before that.”',
  '“It began at night, she said, and nobody saw it.',
  '“Then the pier was gone.”',
  'Jo Harrow, head of the Bank of Kestrel, told reporters that the loss was more than $3 million.',
  'Cho declined to say when the port would open. He added that it was “a matter of weeks.”',
  'A woman from Leeds said she had lost everything.',
  'According to the Kestrel Harbour Board (KHB), four in ten boats sank last month.',
  "The KHB's spokesman, Omar Reyes, said: ''It is over.''",
  'Q: What do you think, Mr. Reyes?',
  'REYES: I think that the ‘safe’ harbour was never safe.',
  'Updated on 5 May 2021',
  'The storm, which the paper reported as the\nworst since 1990, ended on Friday,\nand the boats\nwere counted.',
] as const;

/** An article of so many paragraphs, each with its number, so that hardly two are alike. */
export const articleOf = (count: number): string =>
  Array.from({ length: count }, (_, n) => `${paragraphs[(n * 7) % paragraphs.length]} No. ${n}`).join('\n\n');
