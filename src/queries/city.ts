export { type City, cityOf } from "../db/stores/city-store.ts";
