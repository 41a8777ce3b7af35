-- Network.DNS.Lookup with what /etc/resolv.conf and the library's defaults say.
-- One name per line on stdin, one JSON object per line on stdout.
module Main (main) where

import qualified Data.ByteString.Char8 as Octets
import Data.List (intercalate)
import Network.DNS (DNSError, Resolver, defaultResolvConf, lookupA, lookupAAAA, makeResolvSeed, withResolver)
import System.Environment (getArgs)
import System.Exit (die)
import System.IO (BufferMode (LineBuffering), hSetBuffering, isEOF, stdout)

type Lookup = Resolver -> Octets.ByteString -> IO (Either DNSError [String])

lookupOf :: [String] -> IO Lookup
lookupOf ["A"] = return (\resolver name -> fmap (map show) <$> lookupA resolver name)
lookupOf ["AAAA"] = return (\resolver name -> fmap (map show) <$> lookupAAAA resolver name)
lookupOf _ = die "argument 1: the record type, A or AAAA"

-- Addresses, and the constructors of DNSError, need no escape.
reply :: Either DNSError [String] -> String
reply (Left failure) = "{\"error\":" ++ show (takeWhile (/= ' ') (show failure)) ++ "}"
reply (Right addresses) = "{\"addresses\":[" ++ intercalate "," (map show addresses) ++ "]}"

answer :: Lookup -> Resolver -> IO ()
answer respond resolver = do
    ended <- isEOF
    if ended
        then return ()
        else do
            name <- Octets.getLine
            respond resolver name >>= putStrLn . reply
            answer respond resolver

main :: IO ()
main = do
    respond <- getArgs >>= lookupOf
    hSetBuffering stdout LineBuffering
    seed <- makeResolvSeed defaultResolvConf
    withResolver seed (answer respond)
