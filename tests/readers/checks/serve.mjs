// A server on this machine alone: the pages of this folder, the readers, and the books.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const MODULES = join(HERE, '..', 'node_modules')
const TYPES = {
    '.css': 'text/css',
    '.epub': 'application/epub+zip',
    '.html': 'text/html; charset=utf-8',
    '.jpg': 'image/jpeg',
    '.js': 'text/javascript',
    '.mjs': 'text/javascript',
    '.ncx': 'application/x-dtbncx+xml',
    '.opf': 'application/oebps-package+xml',
    '.xhtml': 'application/xhtml+xml',
    '.xml': 'application/xml',
}

const within = (folder, path) => {
    const file = normalize(join(folder, path))
    if (!file.startsWith(normalize(folder))) throw new Error(`outside: ${path}`)
    return file
}

/** Serve `/readers/` (this folder), `/modules/` (node_modules) and `/books/` (a folder of books). */
export const serve = books => new Promise(resolve => {
    const folders = { readers: HERE, modules: MODULES, books }
    const server = createServer(async (request, response) => {
        const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
        const [, place, rest] = path.match(/^\/(\w+)\/(.*)$/) ?? []
        try {
            const content = await readFile(within(folders[place], rest))
            response.setHeader('Content-Type', TYPES[extname(rest)] ?? 'application/octet-stream')
            response.end(content)
        } catch {
            response.statusCode = 404
            response.end()
        }
    })
    server.listen(0, '127.0.0.1', () =>
        resolve({ server, origin: `http://127.0.0.1:${server.address().port}` }))
})
