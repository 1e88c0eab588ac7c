// Each page of a folder in Chromium, with scripts forbidden: what a reader can do with it, as JSON.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { newPage, withBrowser } from '../readers/checks/browser.mjs'

const [folder, screenshots] = process.argv.slice(2)
const require = createRequire(new URL('../readers/checks/', import.meta.url))
const axe = await readFile(require.resolve('@daisy/axe-core-for-ace/axe.min.js'), 'utf8')
const SIZES = [[320, 640], [800, 1000], [1400, 900]]
// Without motion, a click has done its work when the next frame is drawn.
const settled = () => new Promise(resolve => setTimeout(resolve, 60))
const still = { name: 'prefers-reduced-motion', value: 'reduce' }

/** What stands out of the window sideways, at a width and a size of text. */
const overflow = async (page, [width, height], zoom) => {
    await page.setViewport({ width, height })
    return page.evaluate(size => {
        document.documentElement.style.fontSize = size
        const { scrollWidth } = document.scrollingElement
        document.documentElement.style.fontSize = ''
        return scrollWidth - innerWidth
    }, zoom)
}

/** Where an element stands in the window, and how. */
const place = (page, id) => page.evaluate(name => {
    const element = document.getElementById(name)
    const { top, bottom } = element.getBoundingClientRect()
    const { position } = getComputedStyle(element)
    return { top, bottom, inside: top >= 0 && bottom <= innerHeight, open: position === 'fixed' }
}, id)

const click = async (page, selector) => {
    await page.click(selector)
    await settled()
}

/** Follow one call: the note opens, the text stays, a click beside it and its number close it. */
const follow = async (page, { call, note, single }) => {
    const wrong = []
    const expect = (what, said) => { if (!what) wrong.push(`${call}: ${said}`) }
    await page.evaluate(id => document.getElementById(id).scrollIntoView({ block: 'center' }), call)
    const before = await place(page, call)
    await click(page, `#${call}`)
    const opened = await place(page, note)
    expect(opened.open && opened.inside, 'the note is not shown')
    expect(Math.abs((await place(page, call)).top - before.top) < 1, 'the text moved')
    await page.mouse.click(4, 4)
    expect(!(await place(page, note)).open, 'a click beside the note does not close it')
    expect(Math.abs((await place(page, call)).top - before.top) < 1, 'the text moved on closing')
    await click(page, `#${call}`)
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
        const { parentElement, role } = document.activeElement
        return { role, inside: parentElement.closest('li')?.id }
    })
    expect(focused.role === 'doc-backlink' && focused.inside === note, 'Tab leads to no backlink')
    await page.keyboard.press('Enter')
    expect(!(await place(page, note)).open, 'its number does not close the note')
    if (single) expect((await place(page, call)).inside, 'its number does not lead back')
    return wrong
}

const calls = page => page.evaluate(() => {
    const all = [...document.querySelectorAll('.leaf [role=doc-noteref], main > section:not(.endnotes) [role=doc-noteref]')]
    const note = call => document.getElementById(call.hash.slice(1))
    return [...new Set([all[0], all.at(-1)])].filter(Boolean).map(call => ({
        call: call.id,
        note: note(call).id,
        single: note(call).querySelectorAll('[role=doc-backlink]').length === 1,
    }))
})

const violations = async page => {
    await page.evaluate(axe)
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
}

/** Letters in a line of the longest paragraph, as many as its lines hold on average. */
const measure = page => page.evaluate(() => {
    const lines = element => {
        const { height, lineHeight } = getComputedStyle(element)
        return Math.round(parseFloat(height) / parseFloat(lineHeight))
    }
    const [longest] = [...document.querySelectorAll('.chapter > p')]
        .sort((a, b) => b.textContent.length - a.textContent.length)
    return longest ? Math.round(longest.textContent.length / lines(longest)) : 0
})

const read = async (browser, name) => {
    const { page, complaints, close } = await newPage(browser, 800, 1000)
    const requests = []
    page.on('request', request => requests.push(request.url()))
    await page.setJavaScriptEnabled(false)
    await page.emulateMediaFeatures([still])
    const url = pathToFileURL(join(folder, `${name}.html`)).href
    await page.goto(url)
    const wrong = []
    for (const size of SIZES) {
        for (const zoom of ['100%', '200%']) {
            const over = await overflow(page, size, zoom)
            if (over > 0) wrong.push(`${over} pixels run out at ${size[0]} and ${zoom}`)
        }
        await page.screenshot({ path: join(screenshots, `${name}.page-${size[0]}.png`) })
    }
    const letters = await measure(page)
    await page.setViewport({ width: 800, height: 700 })
    const followed = await calls(page)
    for (const call of followed) wrong.push(...await follow(page, call))
    await page.setJavaScriptEnabled(true) // for axe, which waits by timers
    for (const scheme of ['light', 'dark']) {
        await page.goto('about:blank')
        await page.emulateMediaFeatures([still, { name: 'prefers-color-scheme', value: scheme }])
        await page.goto(url)
        if (followed[0]) await click(page, `#${followed[0].call}`)
        wrong.push(...await violations(page))
        await page.screenshot({ path: join(screenshots, `${name}.page-note-${scheme}.png`) })
    }
    await writeFile(join(folder, `${name}.pdf`), await page.pdf({ preferCSSPageSize: true, format: 'A4' }))
    const others = requests.filter(other => !other.startsWith(url) && other !== 'about:blank')
    await close()
    return { followed: followed.length, letters, wrong: [...wrong, ...others, ...complaints] }
}

const names = (await readdir(folder)).filter(file => file.endsWith('.html')).map(file => file.slice(0, -5))
const results = await withBrowser(async browser => {
    const found = {}
    for (const name of names.sort()) {
        found[name] = await read(browser, name).catch(error => ({ wrong: [String(error)] }))
    }
    return found
})
console.log(JSON.stringify(results, null, 1))
