import { extensions, type Uri } from 'vscode';

/** What of package.json is shown to people: its texts are in the language of the editor. */
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly mac?: string;
      readonly args?: unknown;
    }[];
  };
}

const own = () => extensions.getExtension('newsmark.newsmark');

export const manifest = (): Manifest | undefined => own()?.packageJSON as Manifest | undefined;

/** The folder that the extension is installed in. */
export const home = (): Uri | undefined => own()?.extensionUri;
