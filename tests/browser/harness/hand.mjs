// Dragging as a hand does it: on a page that changes all the time the row may move away just when it
// is pressed. Whoever has taken hold of nothing, or of somebody else, lets go and tries again; and
// lets go over a card once it shows that it would take them.
const tries = 5

// Which row the browser says is being dragged.
const watch = ({ page }) =>
  page.evaluate(() => {
    window.dragged = null
    window.drag_watch ??= document.addEventListener('dragstart', ({ target }) => {
      window.dragged = target.dataset?.person ?? 'something else'
    }) ?? true
  })

async function takes_hold(person, row, card) {
  const { page } = person
  await watch(person)
  await row.locator('.grip').hover()
  await page.mouse.down()
  // The first move begins the drag, the second is over the card.
  for (let time = 0; time < 2; time += 1) await card.getByRole('heading').first().hover()
  const dragged = await page.evaluate(() => window.dragged)
  if (dragged === (await row.getAttribute('data-person'))) return true
  if (dragged) await page.keyboard.press('Escape')
  await page.mouse.up()
  return false
}

export async function drag(person, row, card) {
  for (let time = 0; time < tries; time += 1) {
    if (!(await takes_hold(person, row, card))) continue
    await card.and(person.page.locator('.over')).waitFor()
    return person.page.mouse.up()
  }
  throw new Error(`took hold of nothing ${tries} times`)
}
