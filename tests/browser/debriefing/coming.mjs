// Everybody comes in: Ana's people from one place, Chidi's from another.
const [campus, hospital] = ['main campus', 'partner hospital']

export async function come_together(scene, cast) {
  const { links } = cast.session
  await scene.step('two facilitators and six attendees come in', async () => {
    cast.mira = await scene.person('Mira')
    cast.theo = await scene.person('Theo', { phone: true })
    cast.ana = await scene.person('Ana')
    cast.chidi = await scene.person('Chidi', { phone: true })
    await cast.mira.come_in(links.facilitator)
    await cast.theo.come_in(links.facilitator)
    await cast.ana.come_in(links.attendee, { affiliation: campus })
    await cast.chidi.come_in(links.attendee, { affiliation: hospital })
    cast.with_ana = []
    cast.with_chidi = []
    for (const name of ['Ben', 'Cleo', 'Dana', 'Eli']) {
      const of_ana = name < 'D'
      const program = await scene.program(name)
      const affiliation = of_ana ? campus : hospital
      await program.join({ link: links.attendee, affiliation })
      const beside = of_ana ? cast.with_ana : cast.with_chidi
      beside.push(program)
    }
    // By her own link, for what the page has no button for: to make rooms shorter.
    cast.rae = await scene.program('Rae', links.facilitator)
  })
}
