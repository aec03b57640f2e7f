/** XML as a person reads it. */
export { XmlDifference, XmlView } from './xml-view.tsx';
