// The pages inside bring what says the news aloud.
import { useMemo } from 'preact/hooks'
import { hear_aloud } from '../client/spoken'
import { useClient } from './client_context'

export function useNews(): void {
  const client = useClient()
  useMemo(() => (client.hear_aloud = hear_aloud), [client])
}
