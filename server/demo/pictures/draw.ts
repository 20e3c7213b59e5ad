// Draws Tove's pictures anew: node server/demo/pictures/draw.ts CHROMIUM [INSTRUCTION …]. The pictures it makes are kept in the repository;
// nothing at run time needs this. Each drawing is written as SVG (svg/), for whoever wants to change or use it. A browser turns that
// into WebP; all but the picture itself (its colour profile) is taken away.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allDrawings, svgOf } from './drawings.ts'

const [chromium, ...wanted] = process.argv.slice(2)
if (!chromium) throw new Error('say where Chromium is: draw.ts /usr/bin/chromium')

const drawn = allDrawings().filter(({ instruction }) => wanted.length === 0 || wanted.includes(instruction))
const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
const page = `<!doctype html><meta charset="utf-8"><body><script>
const all = ${JSON.stringify(drawn.map(({ name, inside }) => [name, svgOf(inside)]))}
for (const [name, text] of all) {
  const image = new Image()
  image.onload = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 675 })
    canvas.getContext('2d', { alpha: false }).drawImage(image, 0, 0, 900, 675)
    document.body.append(Object.assign(document.createElement('p'), { textContent: name + ' ' + canvas.toDataURL('image/webp', 0.75) + ' end' }))
  }
  image.src = 'data:image/svg+xml,' + encodeURIComponent(text)
}
</script>`
try {
  for (const { name, inside } of drawn) writeFileSync(join(import.meta.dirname, 'svg', `${name}.svg`), `${svgOf(inside)}\n`)
  writeFileSync(join(folder, 'page.html'), page)
  const { stdout } = spawnSync(chromium, ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`, '--virtual-time-budget=20000', '--dump-dom', join(folder, 'page.html')], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  const made = [...stdout.matchAll(/<p>(\S+) data:image\/webp;base64,(\S+) end<\/p>/g)]
  for (const [, name, data] of made) writeFileSync(join(import.meta.dirname, `${name}.webp`), frameOnly(Buffer.from(data!, 'base64')))
  if (made.length !== drawn.length) throw new Error(`${made.length} of ${drawn.length} pictures were made`)
  process.stdout.write(`${made.length} pictures made\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The `VP8 ` chunk of a WebP file, as a file of its own. */
function frameOnly(file: Buffer): Buffer {
  for (let at = 12; at < file.length;) {
    const size = file.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (file.toString('latin1', at, at + 4) === 'VP8 ') {
      const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
      head.writeUInt32LE(4 + end - at, 4)
      return Buffer.concat([head, file.subarray(at, end)])
    }
    at = end
  }
  throw new Error('the browser made no plain WebP')
}
