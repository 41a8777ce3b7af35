-- The line protocol of stubs and parsers: one question per line on stdin, one JSON object per line on stdout.
module Lines (Family (..), answerLines, family) where

import qualified Data.ByteString.Char8 as Octets
import Data.List (intercalate)
import Network.DNS (DNSError)
import System.Environment (getArgs)
import System.Exit (die)
import System.IO (BufferMode (LineBuffering), hSetBuffering, isEOF, stdout)

data Family = V4 | V6

-- Argument 1.
family :: IO Family
family = getArgs >>= named
  where
    named ["A"] = return V4
    named ["AAAA"] = return V6
    named _ = die "argument 1: the record type, A or AAAA"

-- Addresses, and the constructors of DNSError, need no escape.
json :: Either DNSError [String] -> String
json (Left failure) = "{\"error\":" ++ show (takeWhile (/= ' ') (show failure)) ++ "}"
json (Right addresses) = "{\"addresses\":[" ++ intercalate "," (map show addresses) ++ "]}"

-- Answers every line of stdin with what `respond` makes of it.
answerLines :: (Octets.ByteString -> IO (Either DNSError [String])) -> IO ()
answerLines respond = hSetBuffering stdout LineBuffering >> next
  where
    next = do
        ended <- isEOF
        if ended then return () else Octets.getLine >>= respond >>= putStrLn . json >> next
