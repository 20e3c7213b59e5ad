// The way to the search, apart from it: the place that shows it need not fetch what can be found.
import { m } from '../paraglide/messages.js'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'

export const SearchLink = () => (
  <Link className="tile row-tile" to="/search">
    <span className="tile-icon"><Icon name="search" /></span>
    {m.search_all()}
  </Link>
)
