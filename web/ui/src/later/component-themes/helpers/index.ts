/** Functions for components of themes that need nothing of the interface. */
export { formatDuration, formatFilesize, getGoogleMapsUrls, userFriendlyDate } from "./format.ts";
export {
  photoUrlWithFallback as getPhotoUrlWithFallback,
  randomColor as getRandomColor,
} from "./photo-url.ts";
