// A facilitator, a moderator and an attendee on phones, an attendee at a desk, one on a plain socket.
export async function gather(scene, cast) {
  const { links } = cast.session

  await scene.step('everybody comes in, and the board opens', async () => {
    cast.frances = await scene.person('Frances')
    cast.theo = await scene.person('Theo', { phone: true })
    cast.ana = await scene.person('Ana')
    cast.ben = await scene.person('Ben', { phone: true })
    await cast.frances.come_in(links.facilitator)
    await cast.frances.see('next').click()
    await cast.theo.come_in(links.moderator)
    await cast.ana.come_in(links.attendee)
    await cast.ben.come_in(links.attendee)
    cast.cleo = await scene.program('Cleo', links.attendee)
    await cast.frances.see('next').click()
    await cast.ana.see('board').and(cast.ana.page.locator('[data-state="open"]')).waitFor()
    await cast.ben.look_at('step')
    await cast.theo.look_at('needs')
  })
}
