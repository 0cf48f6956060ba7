// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "composer/composer_saver.h"
#include "composer/composer_state.h"
#include "kit/kit.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace hatstand::ui
{
class SplitButton;
class StatusChip;
} // namespace hatstand::ui

namespace hatstand::ui::composer
{

class ClientChoice;
class PostActs;
class TitleField;

/// The head of the page: back, whose it is, the title for us, how the post stands, and what to do with it.
/// Where there is too little room, the remarks give way first, then words that an icon stands for, then the
/// title. The city of the time stands as long as the time does.
class ComposerHead final : public QFrame
{
    Q_OBJECT
public:
    ComposerHead(const Kit &kit, ComposerState &state, const ComposerSaver &saver, PostActs &acts,
                 const clients::ClientService &clients, const Clock &clock, QWidget *parent = nullptr);

    /// Little: it puts itself into what room there is.
    [[nodiscard]] QSize minimumSizeHint() const override;
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
    void clientChosen(const hatstand::clients::ClientId &client);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeMenu();
    void refreshSaved();
    void refreshTitle();
    /// Puts as much of the words in as there is room for.
    void arrange();
    /// With so much of the title, in design pixels, or all of it where it is shorter.
    [[nodiscard]] bool fits(int titleWidth) const;
    /// Its icon alone, or with its word.
    void showStatus(bool withWord);

    Kit m_kit;
    ComposerState &m_state;
    const ComposerSaver &m_saver;
    PostActs &m_acts;
    const Clock &m_clock;
    QPushButton *m_back;
    ClientChoice *m_client;
    TitleField *m_title;
    StatusChip *m_chip;
    QLabel *m_saved;
    QPushButton *m_versions;
    QPushButton *m_preview;
    SplitButton *m_main;
    QAction *m_sendNow = nullptr;
    QAction *m_unschedule = nullptr;
    QAction *m_idea = nullptr;
    QAction *m_draft = nullptr;
    int m_versionCount = 0;
    QString m_mainWords;
    QString m_mainMiddle; ///< shorter, but still with the city
    QString m_mainShort;
};

} // namespace hatstand::ui::composer
