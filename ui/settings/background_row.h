// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "kit/list_row.h"
#include "publish/background_service.h"

#include <QPointer>
#include <qcorotask.h>

namespace hatstand::ui
{
class GlyphLabel;
class Switch;
} // namespace hatstand::ui

namespace hatstand::ui::settings
{

/// Whether the workspace is sent while Hatstand is closed: a switch, how it stands, and what is wrong.
class BackgroundRow final : public ListRow
{
    Q_OBJECT
public:
    [[nodiscard]] static QString name();
    BackgroundRow(const Kit &kit, const Clock &clock, publish::ServiceSetup setup, QString workspace,
                  QWidget *parent = nullptr);
    /// Asks again how it stands.
    void refresh();

private:
    static QCoro::Task<void> look(QPointer<BackgroundRow> self);
    static QCoro::Task<void> change(QPointer<BackgroundRow> self, bool on);
    void showState(const publish::ServiceState &state);
    void showWords(const QString &words, bool isTrouble);
    void setOn(bool on);

    const Clock &m_clock;
    publish::ServiceSetup m_setup;
    QString m_workspace;
    Switch *m_switch;
    GlyphLabel *m_sign;
    bool m_isOn = false;
    bool m_busy = false;    ///< it is being changed
    quint64 m_question = 0; ///< an answer to an earlier one is none any more
};

} // namespace hatstand::ui::settings
