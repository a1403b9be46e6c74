// usage: node grade.mjs NODE_MODULES < SENTENCES
// Grades each page that `kinfold report --sentences` prints, by the syllables of npm's `syllable` and the formula of
// `flesch-kincaid`: a line for each, PAGE OURS THEIRS.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const modules = pathToFileURL(process.argv[2] + '/').href;
const { syllable } = await import(modules + 'syllable/index.js');
const { fleschKincaid } = await import(modules + 'flesch-kincaid/index.js');

function count(sentence) {
    const words = sentence.split(/[\s–—/]+/)
        .map((word) => word.replace(/’/g, "'").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
        .filter((word) => word !== '');

    return { word: words.length, syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0) };
}

for (const page of readFileSync(0, 'utf8').split(/^== /m).slice(1)) {
    const [head, ...lines] = page.split('\n');
    const [, name, ours] = head.match(/^(\S+): (?:grade (-?[\d.]+))?/);
    const counts = lines.filter((line) => line.trim() !== '').map(count);

    if (ours !== undefined) { // else: too few words to grade
        const theirs = fleschKincaid({
            sentence: counts.length,
            word: counts.reduce((sum, each) => sum + each.word, 0),
            syllable: counts.reduce((sum, each) => sum + each.syllable, 0),
        });
        console.log(name, ours, theirs.toFixed(2));
    }
}
