#!/usr/bin/env node
// usage: client.js SERVER QUESTION...
//   diagnose FILE             its mistakes: FILE:LINE:COLUMN: MESSAGE
//   complete FILE:LINE:COLUMN what may stand there: LABEL, its text on the next lines after "| ", its help after "> "
//   hover FILE:LINE:COLUMN    what is said of the place
// Asks a YAML language server as an editor does: over its standard streams, without the network.
'use strict';

const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

const PATIENCE = 600000; // ms for one answer: the machine may be busy

class Server {
    constructor(program) {
        this.process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
        this.rest = Buffer.alloc(0);
        this.waiting = new Map(); // what is awaited -> its function
        this.count = 0;
        this.process.stdout.on('data', (bytes) => this.read(bytes));
        this.process.on('exit', (code) => code && fail(`the server ended with ${code}`));
    }

    read(bytes) {
        this.rest = Buffer.concat([this.rest, bytes]);
        for (;;) {
            const head = this.rest.indexOf('\r\n\r\n');
            const length = head < 0 ? null : /Content-Length: (\d+)/.exec(this.rest.toString('latin1', 0, head));
            if (!length || this.rest.length < head + 4 + Number(length[1])) {
                return;
            }
            const end = head + 4 + Number(length[1]);
            this.take(JSON.parse(this.rest.toString('utf8', head + 4, end)));
            this.rest = this.rest.subarray(end);
        }
    }

    take(message) {
        if (message.method && message.id !== undefined) { // the server asks; an editor without settings has no answer
            const items = message.params && message.params.items;
            this.write({ id: message.id, result: items ? items.map(() => null) : null });
        } else if (message.method === 'textDocument/publishDiagnostics') {
            this.settle(message.params.uri, message.params.diagnostics);
        } else if (message.id !== undefined) {
            this.settle(message.id, message.error ? fail(message.error.message) : message.result);
        }
    }

    settle(key, value) {
        const done = this.waiting.get(key);
        this.waiting.delete(key);
        if (done) {
            done(value);
        }
    }

    write(message) {
        const text = JSON.stringify({ jsonrpc: '2.0', ...message });
        this.process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    }

    await(key, what) {
        return new Promise((resolve) => {
            const timer = setTimeout(() => fail(`no answer about ${what}`), PATIENCE);
            this.waiting.set(key, (value) => {
                clearTimeout(timer);
                resolve(value);
            });
        });
    }

    request(method, params) {
        const id = ++this.count;
        const answer = this.await(id, method);
        this.write({ id, method, params });
        return answer;
    }

    // Opens a file and waits for its mistakes, which come unasked.
    open(file) {
        const uri = pathToFileURL(path.resolve(file)).href;
        const mistakes = this.await(uri, file);
        const text = fs.readFileSync(file, 'utf8');
        this.write({ method: 'textDocument/didOpen',
            params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
        return mistakes.then((list) => ({ uri, mistakes: list }));
    }

    async start() {
        await this.request('initialize', {
            processId: process.pid,
            rootUri: pathToFileURL(process.cwd()).href,
            capabilities: {
                workspace: { configuration: true },
                textDocument: {
                    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
                    hover: { contentFormat: ['markdown'] },
                    publishDiagnostics: {},
                },
            },
        });
        this.write({ method: 'initialized', params: {} });
        // No catalogue of the web's schemas: a file names its own.
        this.write({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: {
            schemaStore: { enable: false }, validate: true, completion: true, hover: true } } } });
    }

    async stop() {
        await this.request('shutdown', null);
        this.write({ method: 'exit' });
        this.process.stdin.end();
    }
}

function fail(message) {
    console.error(`client.js: ${message}`);
    process.exit(1);
}

function text_of(documentation) {
    return !documentation ? '' : typeof documentation === 'string' ? documentation : documentation.value;
}

function print_lines(sign, text) {
    for (const line of text.split('\n')) {
        console.log(`${sign} ${line}`.trimEnd());
    }
}

async function diagnose(server, file) {
    for (const mistake of (await server.open(file)).mistakes) {
        const { line, character } = mistake.range.start;
        console.log(`${file}:${line + 1}:${character + 1}: ${mistake.message.replace(/\n/g, ' ')}`);
    }
}

async function ask(server, method, place) {
    const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(place) || fail(`write FILE:LINE:COLUMN, not ${place}`);
    const { uri } = await server.open(file);
    return server.request(method, { textDocument: { uri }, position: { line: line - 1, character: column - 1 } });
}

async function complete(server, place) {
    const answer = await ask(server, 'textDocument/completion', place);
    for (const item of answer.items) {
        console.log(item.label);
        print_lines('|', (item.textEdit && item.textEdit.newText) || item.insertText || '');
        print_lines('>', text_of(item.documentation));
    }
}

async function hover(server, place) {
    const answer = await ask(server, 'textDocument/hover', place);
    console.log(answer ? text_of(answer.contents) : '');
}

const questions = { diagnose, complete, hover };

async function main([program, question, ...places]) {
    if (!questions[question] || places.length === 0) {
        fail('usage: client.js SERVER diagnose|complete|hover PLACE...');
    }
    const server = new Server(program);
    await server.start();
    for (const place of places) {
        await questions[question](server, place);
    }
    await server.stop();
}

main(process.argv.slice(2));
