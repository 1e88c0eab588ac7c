// node ace.cjs ACE_CLI SECONDS FOLDER BOOK...: Ace judges many books in one browser and one page.
// FOLDER gets an empty 0.begun, 1.begun and so on before a book is judged, and then its report,
// 0.json, 1.json and so on, or {"error": …} where Ace cannot read it. A book that takes more than
// SECONDS ends the program: 0.begun without 0.json says which it was.
const { createRequire } = require('node:module')
const { readFileSync, realpathSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const [command, seconds, folder, ...books] = process.argv.slice(2)
// Each package of Ace knows where those lie that it needs.
const cli = createRequire(realpathSync(command))
const puppeteer = createRequire(cli.resolve('@daisy/ace-axe-runner-puppeteer'))('puppeteer')
const ace = createRequire(cli.resolve('@daisy/ace-cli-shared'))('@daisy/ace-core')

/** Let a page load nothing from a network, and every document as XHTML. */
const keepInside = async page => {
    await page.setRequestInterception(true)
    page.on('request', request => {
        const url = request.url()
        if (/^https?:/.test(url)) request.abort()
        else if (/^file:.*\.html?$/.test(url) && request.resourceType() === 'document')
            request.respond({
                status: 200,
                contentType: 'application/xhtml+xml',
                body: readFileSync(new URL(url), 'utf8'),
            })
        else request.continue()
    })
}

/** What Ace calls to look at a document; its own opens and closes a page for each. */
const lookingWith = page => ({
    concurrency: 1,
    setTimeout() {},
    async launch() {},
    async close() {},
    async run(url, scripts, contents) {
        await page.goto(url)
        for (const script of [...contents, ...scripts.map(path => readFileSync(path, 'utf8'))])
            await page.evaluate(script)
        return page.evaluate(() => new Promise((resolve, reject) =>
            window.daisy.ace.run((error, found) => error ? reject(error) : resolve(found))))
    },
})

/** End at once, with the browser; the last line on standard error says why. */
const giveUp = reason => {
    console.error(String(reason).replace(/\s+/g, ' '))
    process.exit(1)
}

const judge = async () => {
    const browser = await puppeteer.launch({
        headless: true,
        args: ['--no-sandbox', '--disable-setuid-sandbox', '--disable-gpu'],
        timeout: 60_000,
        protocolTimeout: 240_000,
    })
    try {
        const page = await browser.newPage()
        await keepInside(page)
        const runner = lookingWith(page)
        for (const [number, book] of books.entries()) {
            writeFileSync(join(folder, `${number}.begun`), '')
            const patience = setTimeout(() => giveUp(`it took more than ${seconds} seconds`), seconds * 1000)
            const report = await ace(book, { cwd: process.cwd(), silent: true }, runner)
                .then(([, found]) => found, error => ({ error: String(error?.message ?? error) }))
            clearTimeout(patience)
            writeFileSync(join(folder, `${number}.json`), JSON.stringify(report))
        }
    } finally {
        await browser.close()
    }
}

process.stdout.write = () => true // Ace writes its reports there too
judge().then(() => process.exit(0), error => giveUp(error?.message ?? error))
