"""What DNS.DnsResult of py3dns tells its reader."""

import DNS


def reply(result, record_type):
    """Its addresses, or the name of its response code."""
    told = {"tc": bool(result.header["tc"])}
    if result.header["rcode"] != DNS.Status.NOERROR:
        return told | {"error": result.header["status"]}
    return told | {"addresses": [str(found["data"]) for found in result.answers if found["typename"] == record_type]}
