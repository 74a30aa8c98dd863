// The frame: a text, the words we use with who says so, and slides.
import type { FramePhase, Slide } from '../session/view'
import { t } from '../words/t'
import { useView } from './client_context'
import { Markdown } from './markdown'

export function SlideCard({ slide, number }: { slide: Slide; number: number }) {
  // Pictures come from this server only; the page may not ask another host.
  const image = slide.image && /^\/(?!\/)/.test(slide.image) ? slide.image : null
  return (
    <div class="slide" data-testid={`slide-${number}`}>
      <h4>{slide.title || t.frame.slide(number)}</h4>
      {slide.body && <Markdown text={slide.body} />}
      {image && <img src={image} alt={slide.title ?? ''} />}
    </div>
  )
}

export function Frame({ phase }: { phase: FramePhase }) {
  const { stage } = useView()
  const shown = stage.startsWith('slide:') ? Number(stage.slice(6)) : 0
  const others = (phase.slides ?? []).map((slide, at) => ({ slide, number: at + 1 }))
  return (
    <>
      {phase.body && <Markdown text={phase.body} />}
      {!!phase.definitions?.length && (
        <>
          <h3>{t.frame.definitions}</h3>
          <dl class="definitions">
            {phase.definitions.map(({ term, text, source }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>
                  <Markdown text={text} />
                  {source && (
                    <div class="mute source">
                      <Markdown text={t.frame.source(source)} />
                    </div>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {others.some(({ number }) => number !== shown) && (
        <>
          <h3>{t.frame.slides}</h3>
          {others
            .filter(({ number }) => number !== shown)
            .map(({ slide, number }) => (
              <SlideCard key={number} slide={slide} number={number} />
            ))}
        </>
      )}
    </>
  )
}
