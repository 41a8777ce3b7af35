// QDnsLookup.
#include "lines.h"

#include <QDnsLookup>
#include <QEventLoop>
#include <QHostAddress>
#include <QMetaEnum>

static QJsonObject respond(const QString &name, QDnsLookup::Type type)
{
    QDnsLookup lookup(type, name);
    QEventLoop loop;
    QObject::connect(&lookup, &QDnsLookup::finished, &loop, &QEventLoop::quit);
    lookup.lookup();
    loop.exec();
    if (lookup.error() != QDnsLookup::NoError)
        return failure(QMetaEnum::fromType<QDnsLookup::Error>().valueToKey(lookup.error()), lookup.errorString());
    QJsonArray addresses;
    for (const auto &record : lookup.hostAddressRecords())
        addresses.append(record.value().toString());
    return success(addresses);
}

int main(int count, char **arguments)
{
    QCoreApplication application(count, arguments);
    if (printsVersion(count, arguments))
        return 0;
    const auto type = count > 1 && qstrcmp(arguments[1], "AAAA") == 0 ? QDnsLookup::AAAA : QDnsLookup::A;
    return answerLines([type](const QString &name) { return respond(name, type); });
}
