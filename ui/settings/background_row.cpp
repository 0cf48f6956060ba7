// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/background_row.h"

#include "kit/buttons.h"
#include "kit/glyph_label.h"
#include "kit/switch.h"
#include "kit/time_words.h"

#include <QSignalBlocker>

#include <utility>

namespace hatstand::ui::settings
{

QString BackgroundRow::name()
{
    return tr("Send while Hatstand is closed");
}

BackgroundRow::BackgroundRow(const Kit &kit, const Clock &clock, publish::ServiceSetup setup,
                             QString workspace, QWidget *parent)
    : ListRow(kit, name(), {}, parent)
    , m_clock(clock)
    , m_setup(std::move(setup))
    , m_workspace(std::move(workspace))
    , m_switch(new Switch(kit, name(), this))
    , m_sign(new GlyphLabel(kit, Glyph::Failed, 16, Ink::Bad, this))
{
    setSecondWraps(true);
    m_switch->setObjectName(QStringLiteral("sendInBackground"));
    m_sign->setObjectName(QStringLiteral("backgroundTrouble"));
    m_sign->setAccessibleName(tr("Something is wrong"));
    m_sign->hide();
    addWidget(m_sign);
    addWidget(m_switch);
    showWords(tr("Looking whether it does…"), false);
    connect(m_switch, &QCheckBox::toggled, this, [this](bool on) {
        if (m_busy)
            setOn(m_isOn); // one change at a time
        else
            change(this, on);
    });
}

void BackgroundRow::refresh()
{
    if (!m_busy)
        look(this);
}

QCoro::Task<void> BackgroundRow::look(QPointer<BackgroundRow> self)
{
    const quint64 question = ++self->m_question;
    const publish::ServiceState state = co_await publish::serviceState(self->m_setup, self->m_workspace);
    if (self && self->m_question == question)
        self->showState(state);
}

QCoro::Task<void> BackgroundRow::change(QPointer<BackgroundRow> self, bool on)
{
    ++self->m_question;
    self->m_busy = true;
    self->m_isOn = on;
    self->showWords(on ? tr("Being started…") : tr("Being stopped…"), false);
    std::optional<Error> trouble;
    if (on) {
        const auto installed = co_await publish::installService(self->m_setup, self->m_workspace);
        if (!installed)
            trouble = installed.error();
    } else {
        const auto removed = co_await publish::removeService(self->m_setup, self->m_workspace);
        if (!removed)
            trouble = removed.error();
    }
    if (!self)
        co_return;
    const publish::ServiceState state = co_await publish::serviceState(self->m_setup, self->m_workspace);
    if (!self)
        co_return;
    self->m_busy = false;
    self->showState(state);
    if (trouble)
        self->showWords(trouble->sentence(), true);
}

void BackgroundRow::showState(const publish::ServiceState &state)
{
    setOn(state.isInstalled);
    // Where there is nothing to switch it on with it cannot be tried; off it can be switched always.
    const bool isImpossible =
        !state.isInstalled && state.trouble && state.trouble->code == ErrorCode::NotFound;
    setEnabledWithReason(m_switch, !isImpossible, isImpossible ? state.trouble->sentence() : QString());
    if (state.trouble && state.isInstalled) {
        showWords(state.trouble->sentence(), true);
    } else if (!state.isInstalled) {
        // What would stand in the way is told before somebody tries.
        showWords(state.trouble ? state.trouble->sentence()
                                : tr("A service of this computer sends what is due in this workspace"),
                  false);
    } else {
        const QByteArray zone = systemZone();
        const QString since = state.since ? dayAndTimeWords(wallTimeAt(*state.since, zone),
                                                            wallTimeAt(m_clock.now(), zone).date)
                                          : QString();
        const QString stands = publish::serviceSentence(state, since);
        const QString linger = publish::lingerSentence(state);
        //: Two whole sentences: that it sends, and when it ends
        showWords(linger.isEmpty() ? stands : tr("%1 %2", "sentences").arg(stands, linger), false);
    }
}

void BackgroundRow::showWords(const QString &words, bool isTrouble)
{
    setSecond(words);
    m_switch->setAccessibleDescription(words);
    m_sign->setVisible(isTrouble);
}

void BackgroundRow::setOn(bool on)
{
    m_isOn = on;
    const QSignalBlocker quiet(m_switch);
    m_switch->setChecked(on);
}

} // namespace hatstand::ui::settings
