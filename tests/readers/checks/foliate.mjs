// node foliate.mjs BOOKS SCREENSHOTS: every EPUB of a folder is read in foliate-js.
// Prints what was seen in each book, and what went wrong, as JSON.
import { join } from 'node:path'
import { inEachBook, reader } from './reading.mjs'

const LARGE = 'html { font-size: 200% }'
const plain = text => (text ?? '').replace(/\s+/g, ' ').trim()

/** Look at every section, in the reader's size and twice as large: what is hidden or runs out. */
const look = async (page, sections) => {
    const wrong = new Set()
    for (const index of sections.keys())
        for (const { hidden, wide } of await reader(page, 'look', index, ['', LARGE])) {
            if (hidden) wrong.add(`${sections[index]}: ${hidden} letters are not shown`)
            for (const what of wide) wrong.add(`${sections[index]}: runs out of the page: ${what}`)
        }
    return [...wrong]
}

const followNotes = async (page, sections) => {
    const found = { followed: 0, wrong: [] }
    for (const index of sections.keys()) {
        const { followed, wrong } = await reader(page, 'notes', index)
        found.followed += followed
        found.wrong.push(...wrong.map(what => `${sections[index]}: ${what}`))
        if (followed && !found.popup) found.popup = await reader(page, 'popup', index)
    }
    return found
}

const followEntries = async (page, entries, same) => {
    const wrong = []
    for (const { label, href } of entries) {
        const said = plain(await reader(page, 'said', href))
        if (!same(said, plain(label))) wrong.push(`“${plain(label)}” leads to “${said}”`)
    }
    return wrong
}

const picture = async (page, path) => {
    await new Promise(resolve => setTimeout(resolve, 300)) // the page turns softly
    await page.screenshot({ path })
}

const read = async (page, book, screenshots) => {
    const shot = name => join(screenshots, `${book.name}.${name}.png`)
    await reader(page, 'open', book.url)
    const sections = await reader(page, 'sections')
    const find = what => sections.findIndex(id => id.includes(what))

    await reader(page, 'set', 'paginated', '')
    const result = { sections: sections.length, ...await followNotes(page, sections) }
    const entries = await reader(page, 'contents')
    const pages = await reader(page, 'pages')
    Object.assign(result, { contents: entries.length, pages: pages.length })
    result.wrong.push(
        ...await followEntries(page, entries, (said, label) => said === label),
        // “Sida 12” for “12”, or in a collection for “Titel: 12”
        ...await followEntries(page, [pages[0], pages.at(-1)].filter(Boolean), (said, label) =>
            said && label.endsWith(said.split(' ').at(-1))))

    for (const what of ['titlepage', 'chapter', 'notes']) {
        if (find(what) < 0) continue
        await reader(page, 'go', find(what))
        await picture(page, shot(what))
    }
    await page.setViewport({ width: 320, height: 640 })
    await reader(page, 'drawn')
    await reader(page, 'set', 'scrolled', '')
    result.wrong.push(...await look(page, sections))
    for (const [name, style] of [['narrow', ''], ['large', LARGE]]) {
        await reader(page, 'set', 'scrolled', style)
        await reader(page, 'go', find('chapter'))
        await picture(page, shot(name))
    }
    return result
}

await inEachBook('foliate.html', read)
