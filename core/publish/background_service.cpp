// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/background_service.h"

#include "publish/service_unit.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

#include <utility>

namespace hatstand::publish
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::publish::BackgroundService)
};

const QString systemctl = QStringLiteral("systemctl");

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

/// "disable --now" of a unit. The lists are not made within a co_await: GCC 12 cannot keep them there.
QStringList userCall(const QString &words, const QString &unit = {})
{
    QStringList call{QStringLiteral("--user")};
    call += words.split(u' ');
    if (!unit.isEmpty())
        call << unit;
    return call;
}

QString lastLine(const QString &text)
{
    return text.trimmed().section(u'\n', -1).trimmed();
}

/// Of a call of systemctl that did not succeed: what it means, or `what` with the words of systemctl itself.
Error systemctlError(const ProgramEnd &end, const QString &what)
{
    if (!end.isThere)
        return {ErrorCode::NotFound, Words::tr("There is no systemd on this computer."),
                Words::tr("Services in the background are started by it."),
                Words::tr("Let Hatstand start with the computer instead, or start “%1” by other means.",
                          "command")
                    .arg(QLatin1StringView("hatstand-cli publish --watch")),
                end.err};
    // As systemd 247 to 257 say it: over ssh without pam_systemd, after su or sudo, in a container.
    if (end.err.contains(QLatin1StringView("Failed to connect to")) ||
        end.err.contains(QLatin1StringView("not been booted with systemd")))
        return {ErrorCode::NotFound, Words::tr("The services of your user cannot be reached."),
                Words::tr("systemd does not run for you in this session, as after \"su\" or in a container."),
                Words::tr("Sign in to the computer itself, or by ssh, and try again there."),
                lastLine(end.err)};
    return {ErrorCode::Refused,
            what,
            Words::tr("systemd says: %1").arg(lastLine(end.err)),
            Words::tr("“%1” may tell more.", "command").arg(QLatin1StringView("journalctl --user")),
            {}};
}

Error foreignFile(const QString &path)
{
    return {ErrorCode::Conflict,
            Words::tr("The file %1 is not Hatstand's.").arg(shown(path)),
            Words::tr("It has the name of the service of this workspace, and is left as it is."),
            Words::tr("Move it away and try again."),
            {}};
}

Error notWritten(const QString &path, const QString &technical)
{
    return {ErrorCode::StorageFailed, Words::tr("The file %1 could not be written.").arg(shown(path)),
            Words::tr("Without it systemd knows of no service."),
            Words::tr("Look whether its folder may be written and the disk has room, and try again."),
            technical};
}

Error noWorkspace(const QString &path)
{
    return {ErrorCode::NotFound,
            Words::tr("There is no workspace at %1.").arg(shown(path)),
            Words::tr("It was moved, renamed or deleted, or its disk is not there."),
            Words::tr("Take the service away with this path, and install it for the workspace where it is "
                      "now."),
            {}};
}

struct Found
{
    bool isThere = false;
    QString text;
    std::optional<ServiceUnit> unit; ///< when it is ours
};

Found lookAt(const QString &path)
{
    QFile file(path);
    if (!file.exists() && !QFileInfo(path).isSymLink())
        return {};
    Found found;
    found.isThere = true;
    if (file.open(QIODevice::ReadOnly)) {
        found.text = QString::fromUtf8(file.readAll());
        found.unit = readUnit(found.text);
    }
    return found;
}

ServiceState begun(const ServiceSetup &setup, const QString &workspace)
{
    ServiceState state;
    state.workspace = serviceWorkspace(workspace);
    state.unit = unitName(workspace);
    state.file = setup.folder + u'/' + state.unit;
    return state;
}

QStringList goneWorkspaces(const ServiceSetup &setup, const QString &but)
{
    QStringList gone;
    const QDir folder(setup.folder);
    for (const QString &name : folder.entryList({unitNamePattern()}, QDir::Files, QDir::Name)) {
        const auto unit = lookAt(folder.filePath(name)).unit;
        if (name != but && unit && !QFileInfo::exists(unit->workspace))
            gone << unit->workspace;
    }
    return gone;
}

QHash<QString, QString> propertiesOf(const QString &shownBySystemctl)
{
    QHash<QString, QString> properties;
    for (const QString &line : shownBySystemctl.split(u'\n', Qt::SkipEmptyParts))
        properties.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    return properties;
}

Error notRunning(const ServiceState &state, const QHash<QString, QString> &properties)
{
    const QString active = properties.value(QStringLiteral("ActiveState"));
    const QString look = Words::tr("\"journalctl --user --unit %1\" tells why. Install the service again to "
                                   "start it.")
                             .arg(state.unit);
    if (active == QLatin1StringView("failed"))
        return {ErrorCode::Refused, Words::tr("The service has failed."),
                Words::tr("It was started several times and ended each time with a failure."), look,
                properties.value(QStringLiteral("Result"))};
    if (active == QLatin1StringView("activating"))
        return {ErrorCode::Refused, Words::tr("The service is not running yet."),
                Words::tr("It is being started, or tried again half a minute after it ended with a failure."),
                Words::tr("\"journalctl --user --unit %1\" tells how it went before.").arg(state.unit),
                properties.value(QStringLiteral("SubState"))};
    return {ErrorCode::Refused, Words::tr("The service is not running."),
            Words::tr("It was stopped, or has not been started since you signed in."), look, active};
}

std::optional<Error> fileTrouble(const ServiceState &state)
{
    if (!QFileInfo::exists(state.workspace))
        return noWorkspace(state.workspace);
    if (!QFileInfo(state.program).isExecutable())
        return Error{ErrorCode::NotFound,
                     Words::tr("The service starts %1, which is no longer there.").arg(shown(state.program)),
                     Words::tr("Hatstand was moved or removed since the service was installed."),
                     Words::tr("Install the service again."),
                     {}};
    return std::nullopt;
}

QCoro::Task<std::optional<bool>> readLinger(RunProgram run)
{
#ifdef Q_OS_UNIX
    const QStringList call{QStringLiteral("show-user"), QString::number(::geteuid()),
                           QStringLiteral("--property=Linger"), QStringLiteral("--value")};
    const ProgramEnd end = co_await run(QStringLiteral("loginctl"), call);
    if (end.succeeded() && end.out.trimmed() == QLatin1StringView("yes"))
        co_return true;
    if (end.succeeded() && end.out.trimmed() == QLatin1StringView("no"))
        co_return false;
#else
    Q_UNUSED(run)
#endif
    co_return std::nullopt;
}

/// Calls systemctl; nothing when it succeeds.
QCoro::Task<std::optional<Error>> order(RunProgram run, QStringList call, QString what)
{
    const ProgramEnd end = co_await run(systemctl, call);
    if (end.succeeded())
        co_return std::nullopt;
    co_return systemctlError(end, what);
}

Result<void> writeUnit(const ServiceState &state, const QString &text)
{
    const QString folder = QFileInfo(state.file).absolutePath();
    if (!QDir().mkpath(folder))
        return fail(notWritten(state.file, folder));
    QSaveFile file(state.file);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
        return fail(notWritten(state.file, file.errorString()));
    return {};
}

Result<void> removeFile(const QString &path)
{
    QFile file(path);
    if (!file.exists() && !QFileInfo(path).isSymLink())
        return {};
    if (!file.remove())
        return fail(ErrorCode::StorageFailed, Words::tr("The file %1 could not be removed.").arg(shown(path)),
                    Words::tr("As long as it is there, the service begins again at the next sign-in."),
                    Words::tr("Look whether its folder may be written, and try again."), file.errorString());
    return {};
}
} // namespace

QString usualUnitFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/systemd/user");
}

QString installedCommandLine()
{
    for (const char *packaged : {"APPIMAGE", "FLATPAK_ID", "SNAP"}) {
        if (qEnvironmentVariableIsSet(packaged))
            return {};
    }
    const QString name = QStringLiteral("hatstand-cli");
    const QString beside = QCoreApplication::applicationDirPath() + u'/' + name;
    return QFileInfo(beside).isExecutable() ? beside : QStandardPaths::findExecutable(name);
}

QCoro::Task<ServiceState> serviceState(ServiceSetup setup, QString workspace)
{
    ServiceState state = begun(setup, workspace);
    state.goneWorkspaces = goneWorkspaces(setup, state.unit);
    const Found found = lookAt(state.file);
    if (found.isThere && !found.unit) {
        state.trouble = foreignFile(state.file);
        co_return state;
    }
    state.isInstalled = found.isThere;
    if (found.unit) {
        state.program = found.unit->program;
        state.isOtherProgram = !setup.program.isEmpty() && setup.program != state.program;
        state.trouble = fileTrouble(state);
    }
    // "@" and seconds since 1970 instead of words in the computer's zone: since systemd 247.
    const QStringList show =
        userCall(QStringLiteral("show --timestamp=unix --property=UnitFileState,ActiveState,SubState,Result,"
                                "ActiveEnterTimestamp"),
                 state.unit);
    const ProgramEnd end = co_await setup.run(systemctl, show);
    if (!end.succeeded()) {
        if (!state.trouble)
            state.trouble = systemctlError(end, Words::tr("It could not be asked how the service stands."));
        co_return state;
    }
    const auto properties = propertiesOf(end.out);
    state.isRunning = properties.value(QStringLiteral("ActiveState")) == QLatin1StringView("active");
    state.isEnabled = properties.value(QStringLiteral("UnitFileState")) == QLatin1StringView("enabled");
    bool isNumber = false;
    const qint64 seconds =
        properties.value(QStringLiteral("ActiveEnterTimestamp")).mid(1).toLongLong(&isNumber);
    if (state.isRunning && isNumber && seconds > 0)
        state.since = Instant::fromMilliseconds(seconds * 1000);
    state.lingers = co_await readLinger(setup.run);
    if (!state.isInstalled || state.trouble)
        co_return state;
    if (!state.isRunning)
        state.trouble = notRunning(state, properties);
    else if (!state.isEnabled)
        state.trouble = Error{ErrorCode::Refused,
                              Words::tr("The service runs, but does not begin by itself."),
                              Words::tr("It was disabled, so it ends when you sign out of the computer."),
                              Words::tr("Install the service again."),
                              {}};
    co_return state;
}

QCoro::Task<Result<ServiceState>> installService(ServiceSetup setup, QString workspace)
{
    const ServiceState state = begun(setup, workspace);
    if (!QFileInfo(state.workspace).isFile())
        co_return fail(ErrorCode::NotFound, Words::tr("There is no workspace at %1.").arg(shown(workspace)),
                       Words::tr("The service sends the posts of one workspace."),
                       Words::tr("Name one that is there."));
    if (setup.program.isEmpty())
        co_return fail(ErrorCode::NotAllowed,
                       Words::tr("There is no hatstand-cli that a service could start."),
                       Words::tr("It is not installed, or inside a package (AppImage, Flatpak, Snap) that "
                                 "systemd cannot look into."),
                       Words::tr("Install Hatstand as a package of the system, or let it start with the "
                                 "computer instead."));
    if (!canBeStarted(setup.program))
        co_return fail(ErrorCode::NotAllowed, Words::tr("systemd cannot start %1.").arg(shown(setup.program)),
                       Words::tr("It starts no program with quotation marks or backslashes in its path."),
                       Words::tr("Rename its folder, and try again."));
    const Found before = lookAt(state.file);
    if (before.isThere && !before.unit)
        co_return fail(foreignFile(state.file));
    const QString text = unitText({state.workspace, setup.program});
    const bool isNew = before.text != text;

    // Asked before anything is written, so that nothing is left behind where there is no systemd.
    const QString what = Words::tr("The service could not be installed.");
    const QStringList ask = userCall(QStringLiteral("show --property=Version"));
    if (auto trouble = co_await order(setup.run, ask, what))
        co_return fail(*trouble);
    if (isNew) {
        if (auto written = writeUnit(state, text); !written)
            co_return fail(written.error());
    }
    const QStringList reload = userCall(QStringLiteral("daemon-reload"));
    if (auto trouble = co_await order(setup.run, reload, what))
        co_return fail(*trouble);
    const QStringList enable = userCall(QStringLiteral("enable"), state.unit);
    if (auto trouble = co_await order(setup.run, enable, what))
        co_return fail(*trouble);
    // One that has failed too often is not started again before; where it has not, this does nothing.
    const QStringList reset = userCall(QStringLiteral("reset-failed"), state.unit);
    (void)co_await setup.run(systemctl, reset);
    const QStringList start =
        userCall(isNew ? QStringLiteral("restart") : QStringLiteral("start"), state.unit);
    const QString notStarted = Words::tr("The service is installed, but could not be started.");
    if (auto trouble = co_await order(setup.run, start, notStarted))
        co_return fail(*trouble);
    ServiceState after = co_await serviceState(setup, workspace);
    co_return after;
}

QCoro::Task<Result<bool>> removeService(ServiceSetup setup, QString workspace)
{
    const ServiceState state = begun(setup, workspace);
    const Found before = lookAt(state.file);
    if (!before.isThere)
        co_return false;
    if (!before.unit)
        co_return fail(foreignFile(state.file));
    const QString what = Words::tr("The service could not be removed.");
    const QStringList disable = userCall(QStringLiteral("disable --now"), state.unit);
    const ProgramEnd ended = co_await setup.run(systemctl, disable);
    // Without a systemd nothing can be running.
    if (ended.isThere && !ended.succeeded())
        co_return fail(systemctlError(ended, what));
    if (auto removed = removeFile(state.file); !removed)
        co_return fail(removed.error());
    if (auto removed = removeFile(setup.folder + QStringLiteral("/default.target.wants/") + state.unit);
        !removed)
        co_return fail(removed.error());
    if (ended.isThere) {
        const QStringList reload = userCall(QStringLiteral("daemon-reload"));
        const QStringList reset = userCall(QStringLiteral("reset-failed"), state.unit);
        (void)co_await setup.run(systemctl, reload);
        (void)co_await setup.run(systemctl, reset);
    }
    co_return true;
}

QString serviceSentence(const ServiceState &state, const QString &since)
{
    if (!state.isInstalled)
        return Words::tr("Nothing is sent in the background for this workspace.");
    if (!state.isRunning)
        return Words::tr("The service for this workspace is installed, but not running.");
    if (since.isEmpty())
        return Words::tr("This workspace is sent in the background.");
    return Words::tr("This workspace is sent in the background, since %1.").arg(since);
}

QString lingerSentence(const ServiceState &state)
{
    if (state.lingers == true)
        return {};
    return Words::tr(
        "It stops when you sign out of this computer. \"loginctl enable-linger\" lets it go on, and "
        "begin before you sign in.");
}

} // namespace hatstand::publish
