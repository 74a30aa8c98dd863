// How views reach the client: through Preact's context, given once by app.tsx.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Client } from '../client/client'
import type { Entrance } from '../client/entrance'
import type { View } from '../session/view'

export interface House {
  client: Client
  entrance: Entrance
}

export const HouseContext = createContext<House | null>(null)

export function useHouse(): House {
  const house = useContext(HouseContext)
  if (!house) throw new Error('a view outside of <App>')
  return house
}

export const useClient = (): Client => useHouse().client

// The view, for components that are drawn only inside a session.
export function useView(): View {
  const view = useClient().view.value
  if (!view) throw new Error('no session yet')
  return view
}
