// The one set of pictures beside words: Lucide, 2 px stroke. An icon never stands alone; the word beside it is what is read aloud.
import { Accessibility, Bath, BatteryWarning, Bed, Bird, BookOpen, Car, Check, ChevronDown, ChevronLeft, ChevronRight, ChevronUp, CircleAlert, CircleCheck, CircleUserRound, Clock, CloudOff, Droplet, Eye, Fish, Flower2, Frown, Hand, HeartPulse, Info, Lock,
  MapPinOff, MessageCircle, OctagonX, PenLine, Phone, Pill, PowerOff, Sailboat, Search, Siren, Star, Sun, Thermometer, TreePine, TriangleAlert, Users, Utensils, Wind, Zap, type LucideIcon } from 'lucide-react'

const icons = {
  'now': Siren, 'today': Sun, 'binder': BookOpen, 'write': PenLine, 'team': MessageCircle, 'me': CircleUserRound, 'people': Users,
  'alert': TriangleAlert, 'warning': CircleAlert, 'done': CircleCheck, 'check': Check, 'info': Info, 'next': ChevronRight, 'back': ChevronLeft, 'up': ChevronUp, 'down': ChevronDown,
  'phone': Phone, 'search': Search, 'lock': Lock, 'clock': Clock, 'offline': CloudOff, 'eye': Eye,
  'zap': Zap, 'wind': Wind, 'frown': Frown, 'hand': Hand, 'battery-warning': BatteryWarning, 'thermometer': Thermometer, 'map-pin-off': MapPinOff,
  'octagon-x': OctagonX, 'utensils': Utensils, 'pill': Pill, 'droplet': Droplet, 'bed': Bed, 'bath': Bath, 'car': Car, 'accessibility': Accessibility,
  'heart-pulse': HeartPulse, 'power-off': PowerOff, 'star': Star, 'flower': Flower2, 'tree': TreePine, 'fish': Fish, 'bird': Bird, 'boat': Sailboat,
} satisfies Record<string, LucideIcon>

export type IconName = keyof typeof icons

export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  const Picture = icons[name]
  // In rem, so that it grows with the person's own text size.
  return <Picture aria-hidden="true" focusable="false" style={{ width: `${size / 16}rem`, height: `${size / 16}rem` }} />
}

/** A name that came from somebody's text; the fallback stands in for one this app does not have. */
export const iconNamed = (name: string, fallback: IconName): IconName => (Object.hasOwn(icons, name) ? (name as IconName) : fallback)
