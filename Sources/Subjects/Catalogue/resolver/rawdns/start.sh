# It listens on port 53 of every address there is.
exec sh {{programs}}/sandbox/own-network.sh {{address}} rawdns {{directory}}/rawdns.json
