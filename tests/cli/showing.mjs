// The shelf and a book in Chromium while a source is saved: both follow, and nothing is wrong with them.
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { newPage, withBrowser } from '../readers/checks/browser.mjs'

const [folder, screenshots] = process.argv.slice(2)
const { address, book, source } = JSON.parse(await readFile(join(folder, 'asked.json'), 'utf8'))
const require = createRequire(new URL('../readers/checks/', import.meta.url))
const axe = await readFile(require.resolve('@daisy/axe-core-for-ace/axe.min.js'), 'utf8')
const PATIENCE = { timeout: 120_000 }
const SIZES = [[320, 640], [1200, 900]]

/** What axe finds wrong in light and in the dark, and what stands out of the window. */
const judge = async page => {
    const wrong = []
    for (const value of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
        // Not as a script of the page: its policy forbids what does not come from the server.
        await page.evaluate(axe)
        const { violations } = await page.evaluate(() => axe.run(document))
        wrong.push(...violations.map(({ id, nodes }) => `${value}: ${id}: ${nodes[0].html}`))
    }
    for (const [width, height] of SIZES) {
        await page.setViewport({ width, height })
        const over = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth)
        if (over > 0) wrong.push(`${over} pixels run out at ${width}`)
    }
    return wrong
}

const results = await withBrowser(async browser => {
    const shelf = await newPage(browser, ...SIZES[1])
    await shelf.page.goto(address)
    await shelf.page.waitForFunction(() => document.querySelector('.news'), PATIENCE)
    const books = await shelf.page.$$eval('.books > li', found => found.length)
    const wrong = await judge(shelf.page)
    await shelf.page.screenshot({ path: join(screenshots, 'shelf.png') })

    const open = await newPage(browser, ...SIZES[1])
    await open.page.goto(`${address}${book}`)
    await open.page.evaluate(() => scrollTo(0, 400))
    const before = await open.page.evaluate(() => scrollY)
    await writeFile(source, (await readFile(source, 'utf8')).replace('patience', 'endurance'))
    const follows = word => document.body.textContent.includes(word)
    await open.page.waitForFunction(follows, PATIENCE, 'endurance')
    await shelf.page.bringToFront()
    await shelf.page.waitForFunction(follows, PATIENCE, 'en.txt')
    await open.page.bringToFront()
    await open.page.waitForFunction(y => scrollY === y, PATIENCE, before)
    return {
        shelf: { wrong: [...wrong, ...shelf.complaints], books, told: true },
        book: { wrong: open.complaints, followed: true, stayed: before > 0 },
    }
})
console.log(JSON.stringify(results))
