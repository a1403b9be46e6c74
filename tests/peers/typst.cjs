// node typst.cjs SOURCE PDF: Typst as its npm package has it; tagged, which is its default. FONTS: the kit's folder.
const { readFileSync, writeFileSync } = require('fs');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [process.env.FONTS] }] });
writeFileSync(process.argv[3], compiler.pdf({ mainFileContent: readFileSync(process.argv[2], 'utf8') }));
