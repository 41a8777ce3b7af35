-- Network.DNS.Decode's decode, handed a message in hex.
module Main (main) where

import Data.Bits (shiftL, (.|.))
import qualified Data.ByteString as Octets
import qualified Data.ByteString.Char8 as Text
import Data.Char (digitToInt, isHexDigit)
import Lines (Family (..), answerLines, family)
import Network.DNS

-- Nothing when it is no hex.
octetsOf :: Text.ByteString -> Maybe Octets.ByteString
octetsOf text
    | odd (Text.length text) || not (Text.all isHexDigit text) = Nothing
    | otherwise = Just (fst (Octets.unfoldrN (Text.length text `div` 2) octet 0))
  where
    digit index = digitToInt (Text.index text index)
    octet index = Just (fromIntegral (digit index `shiftL` 4 .|. digit (index + 1)), index + 2)

-- What the library's own lookup does with a message.
addresses :: Family -> DNSMessage -> Either DNSError [String]
addresses wanted message = fromDNSMessage message (concatMap address . answer)
  where
    address record = case (wanted, rdata record) of
        (V4, RD_A found) -> [show found]
        (V6, RD_AAAA found) -> [show found]
        _ -> []

main :: IO ()
main = do
    wanted <- family
    answerLines $ \line -> return $ case octetsOf line of
        Nothing -> Left (DecodeError "not hex")
        Just octets -> decode octets >>= addresses wanted
