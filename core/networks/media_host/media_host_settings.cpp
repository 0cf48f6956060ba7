// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/media_host_settings.h"

#include "net/url_rules.h"
#include "networks/media_host/host_address.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr QLatin1StringView kindField("kind");
constexpr QLatin1StringView accountField("account");
constexpr QLatin1StringView addressField("address");
constexpr QLatin1StringView folderField("folder");
constexpr QLatin1StringView bucketField("bucket");
constexpr QLatin1StringView regionField("region");
constexpr QLatin1StringView bucketInHostField("bucket_in_host");
constexpr QLatin1StringView nameField("name");
constexpr QLatin1StringView publicAddressField("public_address");
const QString usualRegion = QStringLiteral("us-east-1");

Error missing(const QString &what, const QString &remedy)
{
    return {ErrorCode::InvalidInput, what, {}, remedy, {}};
}

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (read 2026-11); others take capital
/// letters and underlines too.
Result<void> checkBucket(const MediaHostSettings &settings)
{
    static const QRegularExpression inPath(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]{1,254}\\z"));
    static const QRegularExpression inHost(QStringLiteral("\\A[a-z0-9][a-z0-9-]{1,61}[a-z0-9]\\z"));
    if (settings.bucket.isEmpty())
        return fail(missing(Words::tr("The bucket is missing."),
                            Words::tr("Enter its name, as it stands in the settings of the host.")));
    if (!inPath.match(settings.bucket).hasMatch() || settings.bucket.contains(QLatin1StringView(".."))) {
        return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" is no name of a bucket.").arg(settings.bucket),
                    Words::tr("It has letters, digits, hyphens and points only."),
                    Words::tr("A folder within the bucket has a field of its own."));
    }
    if (!settings.bucketInHost)
        return {};
    if (!inHost.match(settings.bucket).hasMatch()) {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("The bucket \"%1\" cannot stand before the host.").arg(settings.bucket),
                    Words::tr("Only small letters, digits and hyphens can be a part of a host's name."),
                    Words::tr("Let it stand in the path."));
    }
    if (!QHostAddress(settings.address.host()).isNull()) {
        return fail(ErrorCode::InvalidInput, Words::tr("The bucket cannot stand before the host."),
                    Words::tr("The host is a number, which has no names below it."),
                    Words::tr("Let it stand in the path."));
    }
    return {};
}

Result<void> checkS3(MediaHostSettings &settings)
{
    static const QRegularExpression region(QStringLiteral("\\A[A-Za-z0-9-]{1,64}\\z"));
    settings.bucket = settings.bucket.trimmed();
    settings.region = settings.region.trimmed();
    if (settings.region.isEmpty())
        settings.region = usualRegion;
    if (auto bucket = checkBucket(settings); !bucket)
        return bucket;
    if (!region.match(settings.region).hasMatch())
        return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" is no region.").arg(settings.region), {},
                    Words::tr("It looks like eu-central-1; leave it empty if your host has none."));
    if (settings.name.isEmpty())
        return fail(missing(Words::tr("The access key is missing."),
                            Words::tr("Enter its id; the host made it together with the secret key.")));
    return {};
}

Result<void> checkWebDav(const MediaHostSettings &settings)
{
    if (settings.name.isEmpty())
        return fail(missing(Words::tr("The user name is missing."),
                            Words::tr("Enter the name with which you sign in there.")));
    // It ends the name where it is sent (RFC 7617, 2).
    if (settings.name.contains(u':'))
        return fail(ErrorCode::InvalidInput, Words::tr("A user name has no colon in it."), {},
                    Words::tr("Check the name; the password has a field of its own."));
    return {};
}
} // namespace

const std::vector<MediaHostKind> &mediaHostKinds()
{
    static const std::vector<MediaHostKind> kinds{MediaHostKind::WordPress, MediaHostKind::WebDav,
                                                  MediaHostKind::S3};
    return kinds;
}

QString mediaHostKindName(MediaHostKind kind)
{
    switch (kind) {
    case MediaHostKind::WordPress:
        return QStringLiteral("wordpress");
    case MediaHostKind::WebDav:
        return QStringLiteral("webdav");
    case MediaHostKind::S3:
        return QStringLiteral("s3");
    }
    return {};
}

std::optional<MediaHostKind> mediaHostKindFromName(const QString &name)
{
    for (const MediaHostKind kind : mediaHostKinds()) {
        if (mediaHostKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

QString mediaHostKindText(MediaHostKind kind)
{
    switch (kind) {
    case MediaHostKind::WordPress:
        return Words::tr("Your own WordPress");
    case MediaHostKind::WebDav:
        return Words::tr("WebDAV");
    case MediaHostKind::S3:
        return Words::tr("S3 storage");
    }
    return {};
}

Result<MediaHostSettings> checkedMediaHost(MediaHostSettings settings)
{
    if (settings.kind == MediaHostKind::WordPress) {
        if (settings.account.isEmpty())
            return fail(missing(Words::tr("The WordPress account is missing."),
                                Words::tr("Connect your site under Accounts, then choose it.")));
        MediaHostSettings site;
        site.kind = settings.kind;
        site.account = settings.account;
        return site;
    }
    settings.account.clear();
    const auto address = hostAddress(settings.address.toString());
    if (!address)
        return fail(address.error());
    settings.address = *address;
    const auto folder = folderNames(settings.folder);
    if (!folder)
        return fail(folder.error());
    settings.folder = folder->join(u'/');
    if (!settings.publicAddress.isEmpty()) {
        auto publicAddress = hostAddress(settings.publicAddress.toString());
        if (!publicAddress) {
            Error error = publicAddress.error();
            error.what = Words::tr("The public address: %1").arg(error.what);
            return fail(std::move(error));
        }
        settings.publicAddress = *publicAddress;
    }
    settings.name = settings.name.trimmed();
    if (hasControls(settings.name))
        return fail(ErrorCode::InvalidInput, Words::tr("The name has characters that cannot be typed."), {},
                    Words::tr("Type it by hand."));
    if (settings.kind == MediaHostKind::S3) {
        if (auto good = checkS3(settings); !good)
            return fail(std::move(good.error()));
        return settings;
    }
    settings.bucket.clear();
    settings.region.clear();
    settings.bucketInHost = false;
    if (auto good = checkWebDav(settings); !good)
        return fail(std::move(good.error()));
    return settings;
}

bool takeSameSecret(const MediaHostSettings &a, const MediaHostSettings &b)
{
    return a.kind == b.kind && a.name == b.name && a.address.scheme() == b.address.scheme() &&
           net::hostLabel(a.address) == net::hostLabel(b.address);
}

QJsonObject toJson(const MediaHostSettings &settings)
{
    QJsonObject object{{kindField, mediaHostKindName(settings.kind)}};
    if (settings.kind == MediaHostKind::WordPress) {
        object.insert(accountField, settings.account);
        return object;
    }
    object.insert(addressField, settings.address.toString(QUrl::FullyEncoded));
    object.insert(folderField, settings.folder);
    object.insert(nameField, settings.name);
    object.insert(publicAddressField, settings.publicAddress.toString(QUrl::FullyEncoded));
    if (settings.kind == MediaHostKind::S3) {
        object.insert(bucketField, settings.bucket);
        object.insert(regionField, settings.region);
        object.insert(bucketInHostField, settings.bucketInHost);
    }
    return object;
}

std::optional<MediaHostSettings> mediaHostFromJson(const QJsonObject &object)
{
    const auto text = [&object](QLatin1StringView field) { return object.value(field).toString(); };
    const auto kind = mediaHostKindFromName(text(kindField));
    if (!kind)
        return std::nullopt;
    MediaHostSettings settings;
    settings.kind = *kind;
    settings.account = text(accountField);
    settings.address = QUrl(text(addressField));
    settings.folder = text(folderField);
    settings.bucket = text(bucketField);
    settings.region = text(regionField);
    settings.bucketInHost = object.value(bucketInHostField).toBool();
    settings.name = text(nameField);
    settings.publicAddress = QUrl(text(publicAddressField));
    return settings;
}

} // namespace hatstand::networks
