// What the checks share: each book of a folder in a page of its own, results as JSON.
import { mkdir, readdir } from 'node:fs/promises'
import { newPage, withBrowser } from './browser.mjs'
import { serve } from './serve.mjs'

const AT_ONCE = 4

/** Call a method of the reader in a page. */
export const reader = (page, method, ...given) =>
    page.evaluate((name, args) => globalThis.reader[name](...args), method, given)

/** Let `read` look at each EPUB of the folder named first on the command line; print the results. */
export const inEachBook = async (html, read) => {
    const [books, screenshots] = process.argv.slice(2)
    await mkdir(screenshots, { recursive: true })
    const files = (await readdir(books)).filter(name => name.endsWith('.epub')).sort()
    const { server, origin } = await serve(books)
    const results = await withBrowser(async browser => {
        const found = {}
        const waiting = [...files]
        const work = async () => {
            for (let file = waiting.shift(); file; file = waiting.shift()) {
                const name = file.replace(/\.epub$/, '')
                const url = `/books/${encodeURIComponent(file)}`
                found[name] = await twiceIfNeeded(() => inOne(browser, `${origin}/readers/${html}`,
                    page => read(page, { name, url }, screenshots)))
            }
        }
        // A reader mostly waits for its own pages to turn.
        await Promise.all(Array.from({ length: AT_ONCE }, work))
        return Object.fromEntries(Object.entries(found).sort())
    })
    server.close()
    console.log(JSON.stringify(results, null, 1))
}

/** A reader on a busy machine trips over itself at times; what a book does wrong, it does again. */
const twiceIfNeeded = async look => {
    const found = await look()
    return found.tripped ? look() : found
}

const inOne = async (browser, url, use) => {
    const { page, complaints, close } = await newPage(browser, 600, 800)
    try {
        await page.goto(url)
        await page.waitForFunction(() => globalThis.reader)
        const result = await use(page)
        return { ...result, wrong: [...result.wrong, ...complaints], tripped: complaints.length > 0 }
    } catch (error) {
        return { wrong: [String(error), ...complaints], tripped: true }
    } finally {
        await close()
    }
}
