// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/palette_source.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;
class QLabel;

namespace hatstand::ui
{
class PlainChip;
class Scrim;
} // namespace hatstand::ui

namespace hatstand::ui::shell
{

/// Find or do anything: lies over the window, filters while typing, runs what is chosen. Esc and a click
/// beside it close it and give the focus back. Tab narrows to the client of the window, or widens again.
class CommandPalette final : public QFrame
{
    Q_OBJECT
public:
    CommandPalette(const PageContext &context, PaletteSource &source, clients::ClientService &clients,
                   QWidget *parent);
    ~CommandPalette() override;

    void open(const QString &typed = {});
    /// Closes it and gives the focus back to where it was.
    void dismiss();
    [[nodiscard]] bool isOpen() const { return isVisible(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHead();
    void buildFoot();
    void refresh();
    void move(int step);
    void choose(int row);
    void run(int row);
    void toggleNarrow();
    void updateNarrow();
    void place();

    PageContext m_context;
    PaletteSource &m_source;
    clients::ClientService &m_clients;
    PaletteModel *m_model;
    QLineEdit *m_field = nullptr;
    PlainChip *m_client = nullptr;
    QLabel *m_other = nullptr;
    QWidget *m_tab = nullptr;
    QListView *m_list;
    QLabel *m_nothing;
    QPointer<Scrim> m_scrim;
    QPointer<QWidget> m_focusBefore;
    bool m_narrow = false;
};

} // namespace hatstand::ui::shell
