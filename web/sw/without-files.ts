// What is shown when the browser has thrown the app's files away and there is no network to fetch them by. Stands in the service worker, which the
// browser keeps apart from them, and so carries what it looks like. Both languages: which one was chosen is not known here.
export const withoutFiles = `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>ViewMe</title>
<style>
body { margin: 0; padding: 2rem 1rem; font: 1.125rem/1.5 system-ui, sans-serif; background: #FAF6EF; color: #17201F }
main { max-width: 34rem; margin: auto }
h1, h2 { line-height: 1.2 }
a { display: block; padding: 1rem; border: 2px solid; border-radius: 1rem; background: #FBE4E1; color: #9C1B14; font-weight: 700; text-align: center; text-decoration: none }
@media (prefers-color-scheme: dark) { body { background: #101716; color: #F6F1E7 } a { background: #4A1512; color: #FFB4AB } }
</style>
</head>
<body><main>
<h1>ViewMe behöver nät en gång</h1>
<p>Telefonen har rensat appens filer. Anslut till nätet och öppna ViewMe igen.</p>
<p><a href="tel:112">Bråttom? Ring 112</a></p>
<div lang="en">
<h2>ViewMe needs to go online once</h2>
<p>The phone has cleared the app’s files. Connect to the internet and open ViewMe again.</p>
<p><a href="tel:112">Urgent? Call 112</a></p>
</div>
</main></body>
</html>`
