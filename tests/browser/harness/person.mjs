// What people do on the pages again and again. What they do once stands in the stories.
import { Visitor } from './visitor.mjs'

export class Person extends Visitor {
  async come_in(link, { pronouns, position, affiliation } = {}) {
    await this.open(link)
    await this.see('name').fill(this.name)
    if (pronouns) await this.see('pronouns').fill(pronouns)
    if (position) await this.see('position').selectOption(position)
    if (affiliation) await this.see('affiliation').selectOption(affiliation)
    await this.see('enter').click()
    await this.see('header').waitFor()
  }

  // A phone shows one part of the page at a time.
  async look_at(tab) {
    const button = this.see(`tab-${tab}`)
    if (await button.isVisible()) await button.click()
  }

  async say(text) {
    await this.look_at('chat')
    await this.see('message-field').fill(text)
    await this.see('send').click()
    await this.message(text).waitFor()
  }

  message(text) {
    return this.see('message').filter({ hasText: text })
  }

  room() {
    return this.see('room-name').getAttribute('data-room')
  }

  in_room(room) {
    return this.page.locator(`[data-testid="room-name"][data-room="${room}"]`).waitFor()
  }

  in_a_breakout() {
    return this.page.locator('[data-testid="room-name"]:not([data-room="main"])').waitFor()
  }

  // The tab's title follows what is drawn, a moment later.
  titled(part) {
    return this.page.waitForFunction((wanted) => document.title.includes(wanted), part)
  }

  // The step's heading is there, also behind another tab of a phone.
  at_step(title) {
    const heading = this.page.locator('#stage-title', { hasText: title })
    return heading.waitFor({ state: 'attached' })
  }

  async check_in(text, { anonymous } = {}) {
    const form = this.see('checkin-form')
    if (anonymous) await this.see('checkin-anonymous').check()
    await form.getByRole('textbox').fill(text)
    await form.getByRole('button').click()
    await this.see('checkins').filter({ hasText: text }).waitFor()
  }

  async ask_for_help(kind, text) {
    await this.see('help').click()
    const dialog = this.see('help-dialog')
    await dialog.locator(`input[value="${kind}"]`).check()
    await dialog.getByRole('textbox').fill(text)
    await this.see('help-ask').click()
    await this.see('help').filter({ hasText: 'Help asked' }).waitFor()
  }

  async add_card(column, text, { anonymous } = {}) {
    const form = this.see(`card-form-${column}`)
    await form.getByRole('textbox').fill(text)
    if (anonymous) await form.getByRole('checkbox').check()
    await form.getByRole('button').click()
    // It was taken: nobody, its author either, sees an anonymous card before it is revealed.
    await this.page.waitForFunction(
      (wanted) => !document.querySelector(`[data-testid="card-form-${wanted}"] textarea`).value,
      column,
    )
  }

  // --- staff --------------------------------------------------------------------------------------

  // Next says what it will do; then it does.
  async next(words) {
    await this.page.getByTestId('next').getByText(words, { exact: true }).click()
  }

  card(room) {
    return this.page.locator(`[data-testid="room-card"][data-room="${room}"]`)
  }

  row(name) {
    return this.see('person').filter({ hasText: name })
  }

  // The button that takes back what a colleague heard as this event: one with the same words may
  // still be there from before, until the page has its answer.
  undo_of({ params }) {
    return this.page.locator(`[data-testid="undo"][data-seq="${params.seq}"]`)
  }

  move(name, room) {
    return this.row(name).getByTestId('move').selectOption(room)
  }

  async about(name, action) {
    await this.row(name).getByTestId('person-more').click()
    await this.see('person-menu').getByRole('button', { name: action }).click()
  }
}
