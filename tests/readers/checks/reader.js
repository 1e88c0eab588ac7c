// What the pages of both readers share.
const PATIENCE = 10_000 // milliseconds
const STILL = 120

export const letters = text => text.replace(/[^\p{L}\p{N}]/gu, '')

/** Do something that moves a reader, and wait until it has come to rest. */
export const settled = async (listen, listenNoMore, action) => {
    const rest = new Promise((resolve, reject) => {
        let timer = setTimeout(() => reject(new Error('the reader does not move')), PATIENCE)
        const moved = () => {
            clearTimeout(timer)
            timer = setTimeout(() => {
                listenNoMore(moved)
                resolve()
            }, STILL)
        }
        listen(moved)
    })
    await action()
    await rest
}
