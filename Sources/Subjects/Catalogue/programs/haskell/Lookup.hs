-- Network.DNS.Lookup with what /etc/resolv.conf and the library's defaults say.
module Main (main) where

import Lines (Family (..), answerLines, family)
import Network.DNS (defaultResolvConf, lookupA, lookupAAAA, makeResolvSeed, withResolver)

main :: IO ()
main = do
    wanted <- family
    seed <- makeResolvSeed defaultResolvConf
    withResolver seed $ \resolver -> answerLines $ \name -> case wanted of
        V4 -> fmap (map show) <$> lookupA resolver name
        V6 -> fmap (map show) <$> lookupAAAA resolver name
