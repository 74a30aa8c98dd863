// One request on a socket of its own, before joining: `session.peek`.
import { Refused, is_notification, read_frame, request_text } from './wire'
import { gone } from './requests'
import type { Params } from './wire'
import type { World } from './world'

export const ask_timeout_ms = 10_000

export function ask_once(world: World, method: string, params: Params): Promise<any> {
  return new Promise((answer, refuse) => {
    const socket = world.open_socket()
    const timer = world.start_timer(ask_timeout_ms, () => finish(() => refuse(gone())))
    const finish = (then: () => void): void => {
      world.stop_timer(timer)
      socket.onmessage = socket.onclose = null
      socket.close(1000)
      then()
    }
    socket.onopen = () => socket.send(request_text('once-1', method, params))
    socket.onclose = () => finish(() => refuse(gone()))
    socket.onmessage = ({ data }) => {
      for (const said of read_frame(data)) {
        if (is_notification(said)) continue
        const { error, result } = said
        return finish(() => (error ? refuse(new Refused(error)) : answer(result)))
      }
    }
  })
}
