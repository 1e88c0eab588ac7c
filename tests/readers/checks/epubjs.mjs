// node epubjs.mjs BOOKS SCREENSHOTS: every EPUB of a folder is read in epub.js.
// Prints what was seen in each book, and what went wrong, as JSON.
import { join } from 'node:path'
import { inEachBook, reader } from './reading.mjs'

const read = async (page, book, screenshots) => {
    await reader(page, 'open', book.url)
    const sections = await reader(page, 'sections')
    const result = { sections: sections.length, followed: 0, wrong: [] }
    for (const href of sections) {
        const { followed, wrong } = await reader(page, 'notes', href)
        if (!href.includes('cover') && !await reader(page, 'letters'))
            result.wrong.push(`${href}: nothing is shown`)
        result.followed += followed
        result.wrong.push(...wrong.map(what => `${href}: ${what}`))
    }
    const entries = await reader(page, 'contents')
    result.contents = entries.length
    for (const { label, href } of entries)
        if (!await reader(page, 'arrives', href)) result.wrong.push(`“${label}” leads nowhere`)
    await reader(page, 'go', sections.find(href => href.includes('chapter')))
    await page.screenshot({ path: join(screenshots, `${book.name}.epubjs.png`) })
    return result
}

await inEachBook('epubjs.html', read)
