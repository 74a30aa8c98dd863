// A short text of a form that has other fields, too.
import { useId } from 'preact/hooks'

interface Props {
  label: string
  most: number
  value: string
  change: (value: string) => void
}

export function TextField({ label, most, value, change }: Props) {
  const id = useId()
  return (
    <>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={most}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </>
  )
}
