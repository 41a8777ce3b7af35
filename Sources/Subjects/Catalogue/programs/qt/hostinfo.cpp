// QHostInfo::fromName, which asks for both address families; the addresses of one are answered.
#include "lines.h"

#include <QHostInfo>

static QString word(QHostInfo::HostInfoError error)
{
    return error == QHostInfo::HostNotFound ? "HostNotFound" : "UnknownError";
}

static QJsonObject respond(const QString &name, QAbstractSocket::NetworkLayerProtocol protocol)
{
    const QHostInfo info = QHostInfo::fromName(name);
    if (info.error() != QHostInfo::NoError)
        return failure(word(info.error()), info.errorString());
    QJsonArray addresses;
    for (const auto &address : info.addresses())
        if (address.protocol() == protocol)
            addresses.append(address.toString());
    return success(addresses);
}

int main(int count, char **arguments)
{
    QCoreApplication application(count, arguments);
    if (printsVersion(count, arguments))
        return 0;
    const bool six = count > 1 && qstrcmp(arguments[1], "AAAA") == 0;
    const auto protocol = six ? QAbstractSocket::IPv6Protocol : QAbstractSocket::IPv4Protocol;
    return answerLines([protocol](const QString &name) { return respond(name, protocol); });
}
