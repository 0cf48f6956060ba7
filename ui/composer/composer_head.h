// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "composer/composer_saver.h"
#include "composer/composer_state.h"
#include "kit/kit.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace hatstand::ui
{
class SplitButton;
class StatusChip;
} // namespace hatstand::ui

namespace hatstand::ui::composer
{

class PostActs;

/// The head of the page: back, the title for us, how the post stands, and what to do with it.
class ComposerHead final : public QFrame
{
    Q_OBJECT
public:
    ComposerHead(const Kit &kit, ComposerState &state, const ComposerSaver &saver, PostActs &acts,
                 const Clock &clock, QWidget *parent = nullptr);

    /// Times said as "Fri 18:30" depend on now.
    void refresh();
    void setVersionCount(int count);
    /// The previews are a drawer: shows the button for it.
    void setPreviewButtonShown(bool shown);

Q_SIGNALS:
    /// The main button: whatever it says now.
    void mainPressed();
    void sendNowAsked();
    void versionsAsked();
    void previewAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeMenu();
    void refreshSaved();

    Kit m_kit;
    ComposerState &m_state;
    const ComposerSaver &m_saver;
    PostActs &m_acts;
    const Clock &m_clock;
    QPushButton *m_back;
    QLineEdit *m_title;
    StatusChip *m_chip;
    QLabel *m_saved;
    QPushButton *m_versions;
    QPushButton *m_preview;
    SplitButton *m_main;
    QAction *m_unschedule = nullptr;
    QAction *m_idea = nullptr;
};

} // namespace hatstand::ui::composer
