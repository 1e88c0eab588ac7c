// Loads the page again when the server has another version of it than the one that is shown.
const { page, version } = document.currentScript.dataset
const address = `/-/changes?${new URLSearchParams({ page, version })}`
let changes = null

// A browser opens few connections to one server, so a page that nobody sees gives its own back.
// The server compares versions, so that nothing is missed meanwhile.
const follow = () => {
  changes?.close()
  changes = document.hidden ? null : new EventSource(address)
  if (changes) changes.onmessage = () => { changes.close(); location.reload() }
}

document.addEventListener('visibilitychange', follow)
// The way back shows a page as it was left.
addEventListener('pageshow', event => { if (event.persisted) follow() })
addEventListener('pagehide', () => changes?.close())
follow()
