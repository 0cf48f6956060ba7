// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/lookup.h"
#include "cli/on_workspace.h"
#include "cli/secret_input.h"
#include "cli/words.h"
#include "clients/media_host_service.h"
#include "networks/media_host/host_address.h"
#include "parts.h"

#include <QJsonArray>

namespace hatstand::cli
{

namespace
{
using networks::MediaHostKind;
using networks::MediaHostSettings;

QString option(const Work &work, const char *name)
{
    return work.arguments.value(QString::fromLatin1(name));
}

QString kindNames()
{
    QStringList names;
    for (const MediaHostKind kind : networks::mediaHostKinds())
        names << networks::mediaHostKindName(kind);
    return names.join(QStringLiteral(", "));
}

QStringList optionsOf(MediaHostKind kind)
{
    if (kind == MediaHostKind::WordPress)
        return {QStringLiteral("account")};
    QStringList names{QStringLiteral("address"), QStringLiteral("folder"), QStringLiteral("name"),
                      QStringLiteral("public-address")};
    if (kind == MediaHostKind::S3)
        names << QStringLiteral("bucket") << QStringLiteral("region") << QStringLiteral("bucket-in-host");
    return names;
}

/// What would be passed over is refused: who gave it means something by it.
Result<void> checkUseful(const Work &work, MediaHostKind kind)
{
    const QStringList useful = optionsOf(kind);
    for (const char *name :
         {"account", "address", "folder", "name", "public-address", "bucket", "region", "bucket-in-host"}) {
        if (work.arguments.has(QString::fromLatin1(name)) && !useful.contains(QLatin1StringView(name)))
            return fail(wrongCall(Tr::tr("--%1 is of no use with --kind %2.")
                                      .arg(QLatin1StringView(name), networks::mediaHostKindName(kind))));
    }
    return {};
}

Result<MediaHostSettings> readSettings(Work &work)
{
    const auto kind = networks::mediaHostKindFromName(option(work, "kind"));
    if (!kind)
        return fail(wrongCall(Tr::tr("\"%1\" is no kind of media host.").arg(option(work, "kind")),
                              Tr::tr("It is one of these: %1.").arg(kindNames())));
    if (auto useful = checkUseful(work, *kind); !useful)
        return fail(std::move(useful.error()));
    MediaHostSettings settings;
    settings.kind = *kind;
    if (*kind == MediaHostKind::WordPress) {
        if (!work.arguments.has(QStringLiteral("account")))
            return fail(wrongCall(Tr::tr("--account is missing."),
                                  Tr::tr("It names the WordPress site to put the files on.")));
        const auto account = findAccount(work.parts, option(work, "account"), std::nullopt);
        if (!account)
            return fail(account.error());
        settings.account = account->id.toString();
        return settings;
    }
    const auto address = networks::hostAddress(option(work, "address"));
    if (!address)
        return fail(address.error());
    settings.address = *address;
    if (const QString typed = option(work, "public-address"); !typed.isEmpty()) {
        const auto publicAddress = networks::hostAddress(typed);
        if (!publicAddress)
            return fail(publicAddress.error());
        settings.publicAddress = *publicAddress;
    }
    settings.folder = option(work, "folder");
    settings.name = option(work, "name");
    settings.bucket = option(work, "bucket");
    settings.region = option(work, "region");
    settings.bucketInHost = work.arguments.has(QStringLiteral("bucket-in-host"));
    return networks::checkedMediaHost(std::move(settings));
}

void print(Work &work, const MediaHostSettings &settings)
{
    Output &output = work.output();
    output.object(networks::toJson(settings));
    const auto line = [&output](const QString &name, const QString &value) {
        if (!value.isEmpty())
            output.line(name.arg(value));
    };
    line(Tr::tr("Kind: %1"), networks::mediaHostKindText(settings.kind));
    if (settings.kind == MediaHostKind::WordPress) {
        const auto account = work.parts.accounts().account(clients::AccountId::fromString(settings.account));
        line(Tr::tr("Account: %1"), account ? account->handle : settings.account);
        return;
    }
    line(Tr::tr("Address: %1"), settings.address.toString());
    line(Tr::tr("Bucket: %1"), settings.bucket);
    line(Tr::tr("Region: %1"), settings.region);
    line(Tr::tr("Folder: %1"), settings.folder);
    line(Tr::tr("Name: %1"), settings.name);
    line(Tr::tr("Public address: %1"), settings.publicAddress.toString());
}

Result<ExitCode> mediaHostShow(Work &work)
{
    const auto settings = work.parts.mediaHost().settings();
    if (!settings)
        return fail(settings.error());
    if (*settings)
        print(work, **settings);
    else
        work.output().line(Tr::tr("No media host is set up."));
    return ExitCode::Done;
}

QCoro::Task<Result<ExitCode>> mediaHostSet(Work work)
{
    const auto settings = readSettings(work);
    if (!settings)
        co_return fail(settings.error());
    QString secret;
    if (settings->kind != MediaHostKind::WordPress) {
        const QString prompt =
            settings->kind == MediaHostKind::S3
                ? Tr::tr("Secret key of %1: ").arg(settings->name)
                : Tr::tr("Password of %1 on %2: ").arg(settings->name, settings->address.host());
        auto typed = readSecret(work.output(), prompt);
        if (!typed)
            co_return fail(std::move(typed.error()));
        secret = std::move(*typed);
    }
    const auto kept = co_await work.parts.mediaHost().set(*settings, secret);
    if (!kept)
        co_return fail(kept.error());
    work.output().line(Tr::tr("The media host is set up. \"hatstand-cli media-host test\" tries it."));
    print(work, *settings);
    co_return ExitCode::Done;
}

QCoro::Task<Result<ExitCode>> mediaHostTest(Work work)
{
    const auto checked = co_await work.parts.mediaHost().check(CancelToken());
    if (!checked)
        co_return fail(checked.error());
    work.output().line(
        Tr::tr("It works: a tiny picture was put there, fetched from its public address, and taken away."));
    work.output().object({{QStringLiteral("works"), true},
                          {QStringLiteral("address"), checked->address.toString(QUrl::FullyEncoded)}});
    if (!checked->remark.isEmpty())
        work.output().remark(checked->remark);
    co_return ExitCode::Done;
}

QCoro::Task<Result<ExitCode>> mediaHostRemove(Work work)
{
    const auto removed = co_await work.parts.mediaHost().remove();
    if (!removed)
        co_return fail(removed.error());
    const bool mayRemain = *removed == clients::SecretFate::MayRemain;
    work.output().line(Tr::tr("Forgotten. What was put there stays there."));
    if (mayRemain)
        work.output().line(
            Tr::tr("There is no keychain on this computer. Where the workspace was used on another one, "
                   "the password may still be in the keychain there."));
    work.output().object(
        {{QStringLiteral("removed"), true}, {QStringLiteral("secret_may_remain"), mayRemain}});
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> mediaHostCommands()
{
    return {
        {QStringLiteral("media-host show"),
         Tr::tr("Shows where files go for networks that take addresses only."),
         {},
         {},
         onWorkspace(mediaHostShow)},
        {QStringLiteral("media-host set"),
         Tr::tr("Chooses that place. The password or secret key is asked for, or read as one line from "
                "standard input."),
         {},
         {required({QStringLiteral("kind"), QStringLiteral("KIND"), Tr::tr("wordpress, webdav or s3")}),
          {QStringLiteral("account"), QStringLiteral("ACCOUNT"), Tr::tr("wordpress: the connected site")},
          {QStringLiteral("address"), QStringLiteral("URL"),
           Tr::tr("webdav: the place's address for programs; s3: that of the service")},
          {QStringLiteral("folder"), QStringLiteral("FOLDER"),
           Tr::tr("the folder below it; made where it is missing")},
          {QStringLiteral("bucket"), QStringLiteral("BUCKET"), Tr::tr("s3: the bucket")},
          {QStringLiteral("region"), QStringLiteral("REGION"), Tr::tr("s3: its region; else us-east-1")},
          {QStringLiteral("bucket-in-host"), {}, Tr::tr("s3: the bucket stands before the host's name")},
          {QStringLiteral("name"), QStringLiteral("NAME"),
           Tr::tr("who signs in there; s3: the id of the access key")},
          {QStringLiteral("public-address"), QStringLiteral("URL"),
           Tr::tr("where everybody finds what is in the folder, if elsewhere")}},
         onWorkspace(mediaHostSet)},
        {QStringLiteral("media-host test"),
         Tr::tr("Puts a tiny picture there, fetches it as a stranger would, and takes it away."),
         {},
         {},
         onWorkspace(mediaHostTest)},
        {QStringLiteral("media-host remove"),
         Tr::tr("Forgets the place and its password; what was put there stays."),
         {},
         {},
         onWorkspace(mediaHostRemove)},
    };
}

} // namespace hatstand::cli
