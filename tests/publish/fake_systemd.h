// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/background_service.h"
#include "publish/service_unit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <memory>

namespace hatstand::test
{

/// As much of a user's systemd as a service needs, over a folder of units. Copies of `programs()` share it,
/// and it may go before them.
class FakeSystemd
{
public:
    struct Units
    {
        QString folder;
        QStringList calls; ///< "systemctl --user enable NAME"
        QString enabled;
        QString active = QStringLiteral("inactive");
        QString lingers = QStringLiteral("no");
        QString refused; ///< the verb that fails
        bool isInstalled = true;
        bool isReachable = true;
    };

    explicit FakeSystemd(const QString &folder) : units(std::make_shared<Units>()) { units->folder = folder; }

    [[nodiscard]] publish::RunProgram programs() const
    {
        return [shared = units](const QString &program, const QStringList &arguments) {
            return run(shared, program, arguments);
        };
    }
    [[nodiscard]] publish::ServiceSetup setup(const QString &program) const
    {
        return {units->folder, program, programs()};
    }
    [[nodiscard]] bool wasCalled(const QString &verb) const
    {
        return !units->calls.filter(u' ' + verb).isEmpty();
    }

    std::shared_ptr<Units> units;

private:
    static QCoro::Task<publish::ProgramEnd> run(std::shared_ptr<Units> units, QString program,
                                                QStringList arguments)
    {
        units->calls << program + u' ' + arguments.join(u' ');
        co_return answer(*units, program, arguments);
    }
    static publish::ProgramEnd answer(Units &units, const QString &program, const QStringList &arguments)
    {
        if (!units.isInstalled)
            return {false, -1, {}, QStringLiteral("execve: No such file or directory")};
        if (program == QStringLiteral("loginctl"))
            return {true, 0, units.lingers + u'\n', {}};
        if (!units.isReachable)
            return {true, 1, {}, QStringLiteral("Failed to connect to bus: No medium found\n")};
        const QString verb = arguments.value(1);
        const QString unit = arguments.last();
        if (verb == units.refused)
            return {true, 1, {}, QStringLiteral("Job for the unit failed.\nNot today.\n")};
        if (verb == QStringLiteral("show"))
            return {true,
                    0,
                    QStringLiteral("UnitFileState=%1\nActiveState=%2\nSubState=x\nResult=exit-code\n"
                                   "ActiveEnterTimestamp=@1795000000\n")
                        .arg(units.enabled == unit ? QStringLiteral("enabled") : QStringLiteral("disabled"),
                             units.active),
                    {}};
        if (verb == QStringLiteral("enable"))
            units.enabled = unit;
        if (verb == QStringLiteral("start") || verb == QStringLiteral("restart"))
            units.active = QStringLiteral("active");
        if (verb == QStringLiteral("disable")) {
            units.enabled.clear();
            units.active = QStringLiteral("inactive");
        }
        return {true, 0, {}, {}};
    }
};

} // namespace hatstand::test
