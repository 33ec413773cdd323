export { live, liveCity, liveTile, onPublished, templateId, tileVersion, type Live, type LiveCity, type LiveTile } from './live'
export { publishCity, publishTile, withdrawTile, digestOf, type PublishOutcome, type TileToPublish } from './publish-tile'
export { bureauState } from './paused-tiles'
export { catalogueRoutes } from './catalogue.routes'
