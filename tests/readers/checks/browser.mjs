// Chromium, without a window, without a network beyond this machine, with a profile of its own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'

const ARGUMENTS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
]

/** Call `use` with a browser whose executable is CHROMIUM in the environment, and close it after. */
export const withBrowser = async use => {
    const profile = await mkdtemp(join(tmpdir(), 'publisher-readers-'))
    const browser = await puppeteer.launch({
        executablePath: process.env.CHROMIUM,
        headless: true, // --headless=new
        userDataDir: profile,
        args: ARGUMENTS,
        protocolTimeout: 300_000,
    })
    try {
        return await use(browser)
    } finally {
        await browser.close()
        await rm(profile, { recursive: true, force: true })
    }
}

/** Return a page of a size in CSS pixels, in a window of its own, that collects what goes wrong. */
export const newPage = async (browser, width, height) => {
    const context = await browser.createBrowserContext()
    const page = await context.newPage()
    await page.setViewport({ width, height, deviceScaleFactor: 1 })
    const complaints = []
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('requestfailed', request => {
        // A reader may stop loading what it no longer shows.
        if (request.failure()?.errorText !== 'net::ERR_ABORTED')
            complaints.push(`not loaded: ${request.url()}`)
    })
    return { page, complaints, close: () => context.close() }
}
